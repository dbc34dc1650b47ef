import {select, type Selection} from "d3-selection";
import {labelSize, type DrawOptions} from "./figure.js";

export type Pen = Selection<SVGElement, unknown, null, undefined>;

interface SheetOptions extends DrawOptions {
  /** The figure's id. */
  id: string;
  /** The message, and the key values, for those who do not see the picture. */
  title: string;
  description: string;
}

/** Rounded to hundredths, so that a stored drawing does not differ in digits that nobody sees. */
export const round = (value: number): number => Math.round(value * 100) / 100;

/** An empty drawing with its message in words; its height is known when it is finished. */
export function sheet({document, width, id, title, description}: SheetOptions): Pen {
  const element = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const name = `${id}-${width}`;
  const svg: Pen = select<SVGElement, unknown>(element)
    .attr("class", "drawing")
    .attr("width", width)
    .attr("font-size", labelSize(width))
    .attr("role", "img")
    .attr("aria-labelledby", `${name}-title ${name}-desc`);
  svg.append("title").attr("id", `${name}-title`).text(title);
  svg.append("desc").attr("id", `${name}-desc`).text(description);
  return svg;
}

/** Gives a drawing its height and hands it over. */
export function finish(svg: Pen, height: number): SVGSVGElement {
  const node = svg.attr("height", Math.ceil(height)).node() as SVGSVGElement;
  node.setAttribute("viewBox", `0 0 ${node.getAttribute("width")} ${Math.ceil(height)}`);
  return node;
}

export interface LabelOptions {
  x: number;
  /** The baseline. */
  y: number;
  anchor?: "start" | "middle" | "end";
  /** Classes of style/drawing.css, such as `muted`, `strong`, `accent`. */
  style?: string;
}

/** Words and lines have no neighbor to touch, as areas have: a tenth of a pixel is enough for their place. */
const place = (value: number): number => Math.round(value * 10) / 10;

/** Writes a line of text. */
export function label(pen: Pen, text: string, {x, y, anchor = "start", style}: LabelOptions): Pen {
  const element: Pen = pen.append<SVGElement>("text").attr("x", place(x)).attr("y", place(y));
  if (anchor !== "start") element.attr("text-anchor", anchor);
  if (style) element.attr("class", style);
  return element.text(text.replaceAll("'", "’"));
}

/** Writes lines of text one under the other and gives the baseline that a next line would have. */
export function paragraph(pen: Pen, lines: readonly string[], options: LabelOptions, leading: number): number {
  for (const [index, line] of lines.entries()) label(pen, line, {...options, y: options.y + index * leading});
  return options.y + lines.length * leading;
}

/** Draws a line between two points. */
export const line = (pen: Pen, style: string, x1: number, y1: number, x2: number, y2: number): Pen =>
  pen
    .append<SVGElement>("line")
    .attr("class", style)
    .attr("x1", place(x1))
    .attr("y1", place(y1))
    .attr("x2", place(x2))
    .attr("y2", place(y2));

/** Draws an upright line that leaves out the boxes in its way: no label is crossed. */
export function plumb(
  pen: Pen,
  style: string,
  x: number,
  top: number,
  bottom: number,
  boxes: readonly {left: number; right: number; top: number; bottom: number}[]
): void {
  const crossed = boxes.filter(({left, right}) => left < x && x < right).sort((a, b) => a.top - b.top);
  let y = top;
  for (const next of [...crossed, {top: bottom, bottom}]) {
    if (next.top > y && y < bottom) line(pen, style, x, y, x, Math.min(next.top, bottom));
    y = Math.max(y, next.bottom);
  }
}

/** Draws a rectangle. */
export const box = (pen: Pen, style: string, x: number, y: number, width: number, height: number): Pen =>
  pen
    .append<SVGElement>("rect")
    .attr("class", style)
    .attr("x", round(x))
    .attr("y", round(y))
    .attr("width", round(width))
    .attr("height", round(height));

/** Lets a mark answer a reader: what it says, and the ids of the rows that it stands for, the one whose source is named first. */
export const answers = (pen: Pen, says: string, ...rows: readonly string[]): Pen =>
  pen.attr("data-says", says).attr("data-rows", rows.join(" ") || null);

/** A hatch to fill shapes with, `url(#…)`: told from a plain fill without seeing its color. */
export function hatch(svg: Pen, id: string, style: string): string {
  const pattern = svg
    .append("pattern")
    .attr("id", id)
    .attr("width", 6)
    .attr("height", 6)
    .attr("patternUnits", "userSpaceOnUse");
  pattern.append("path").attr("class", `stroke ${style}`).attr("d", "M-1 7 7 -1M-1 1 1 -1M5 7 7 5");
  return `url(#${id})`;
}
