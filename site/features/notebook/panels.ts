import type {Comparable} from "../../charts/comparable.js";
import {isNarrow, labelSize, type DrawOptions} from "../../charts/figure.js";
import {axisOf, type Axis, type Quantity} from "../../charts/axis.js";
import {box, finish, hatch, label, line, round, sheet, type Pen} from "../../charts/svg.js";
import {textWidth, wrap} from "../../charts/textwidth.js";
import {shortNumber} from "./shortnumber.js";

export interface Point extends Quantity {
  x: number;
  /** The ends of a published range or margin. */
  low?: number;
  high?: number;
  /** Words beside the point; its digits must be in the figure's rows. */
  words?: string;
  /** Where the words stand. */
  anchor?: "start" | "middle" | "end";
  below?: boolean;
}
export interface Panel {
  title: string;
  /** Small words under the title. */
  note?: string;
  accent?: boolean;
  points: readonly Point[];
  /** Fainter lines behind, such as other years. */
  behind?: readonly (readonly Point[])[];
}
export interface PanelsOptions extends DrawOptions {
  id: string;
  title: string;
  description: string;
  panels: readonly Panel[];
  /** The first and last of the horizontal axis. */
  span: readonly [number, number];
  /** How a place on the horizontal axis is written at its ends. */
  tick?: (x: number) => string;
  /** Points further apart than this are not joined: what lies between is not known. */
  gap?: number;
  log?: boolean;
  /** A stretch of the horizontal axis that nothing is known of: hatched. */
  unknown?: readonly [number, number];
  /** One vertical scale for all panels; otherwise each has its own, from zero. */
  shared?: boolean;
  columns?: number;
  series: readonly Comparable[];
  height?: number;
}

/** Runs of points that follow each other without a gap. */
function runs(points: readonly Point[], gap: number): Point[][] {
  const found: Point[][] = [];
  for (const point of points) {
    const last = found.at(-1);
    const before = last?.at(-1);
    if (last && before && point.x > before.x && point.x - before.x <= gap) last.push(point);
    else found.push([point]);
  }
  return found;
}

function curve(
  pen: Pen,
  points: readonly Point[],
  {
    x,
    axis,
    gap,
    style,
    dots,
    small = false
  }: {x: (at: number) => number; axis: Axis; gap: number; style: string; dots: boolean; small?: boolean}
): void {
  for (const run of runs(points, gap)) {
    const at = run.map((point) => `${round(x(point.x))} ${round(axis.at(point))}`);
    if (run.length > 1)
      pen
        .append("path")
        .attr("class", `curve ${style}`)
        .attr("d", `M${at.join("L")}`);
    if (dots || run.length === 1)
      for (const point of run)
        pen
          .append("circle")
          .attr("class", `dot ${style}`)
          .attr("cx", round(x(point.x)))
          .attr("cy", round(axis.at(point)))
          .attr("r", small ? 2 : 3);
  }
}

const all = ({points, behind = []}: Panel) => [...points, ...behind.flat()];
/** A logarithmic scale has no place for a zero: the row keeps it, and the table says it. */
const placed = (panel: Panel, log: boolean): Panel =>
  log ? {...panel, points: panel.points.filter(({value}) => value > 0)} : panel;

function domainOf(points: readonly Point[], log: boolean): [number, number] {
  const top = Math.max(...points.map(({value, high}) => high ?? value));
  if (!log) return [Math.min(0, ...points.map(({value, low}) => low ?? value)), top];
  const least = Math.min(...points.map(({value, low}) => low ?? value));
  return [10 ** Math.floor(Math.log10(least)), 10 ** Math.ceil(Math.log10(top) + 1e-9)];
}

/** Every third power of ten of a domain, its first one included. */
function thousands([from, to]: readonly [number, number]): number[] {
  const found: number[] = [];
  for (let value = from; value <= to * 1.001; value *= 1000) found.push(value);
  return found;
}

/** Small multiples: a panel a thing, all with the same horizontal axis, none joined over what is not known. */
export function drawPanels({
  panels: given,
  id,
  title,
  description,
  document,
  width,
  span,
  tick = String,
  gap = 1,
  unknown,
  log = false,
  shared = false,
  columns,
  series,
  height = 110
}: PanelsOptions): SVGSVGElement {
  const size = labelSize(width);
  const leading = size * 1.28;
  const panels = given.map((panel) => placed(panel, log));
  const across = columns ?? (isNarrow(width) ? 1 : 3);
  const space = 22;
  const wide = (width - space * (across - 1)) / across;
  const svg = sheet({document, width, id, title, description});
  const veil = unknown ? hatch(svg, `${id}-${width}-hatch`, "rule") : "";
  const common = shared ? domainOf(panels.flatMap(all), log) : null;
  let top = 0;
  for (let row = 0; row < panels.length; row += across) {
    const inRow = panels.slice(row, row + across);
    const heads = inRow.map(
      ({title: words, note}) =>
        [wrap(words, wide, {size, bold: true}), note === undefined ? [] : wrap(note, wide, {size})] as const
    );
    const head = Math.max(...heads.map(([words, note]) => words.length + note.length)) * leading;
    const [above, foot] = [top + head + leading * 1.5, top + head + leading * 1.5 + height];
    for (const [column, panel] of inRow.entries()) {
      const left = column * (wide + space);
      const [words, note] = heads[column]!;
      let y = top + size;
      for (const text of words)
        y = (label(svg, text, {x: left, y, style: panel.accent ? "accent" : "strong"}), y + leading);
      for (const text of note) y = (label(svg, text, {x: left, y, style: "muted"}), y + leading);
      if (panel.points.length === 0) {
        label(svg, "only zeros: see the table", {x: left, y: above + size, style: "muted"});
        continue;
      }
      const domain = common ?? domainOf(all(panel), log);
      const axis = axisOf(all(panel), {range: [foot, above], domain, series, log});
      const ticks = log ? thousands(domain) : axis.ticks(3);
      const room = Math.max(...ticks.map((value) => textWidth(shortNumber(value), {size}))) + 8;
      const inner = [left + room + 4, left + wide - 4] as const;
      if (domain[0] >= 0) line(svg, "base", left + room, foot, left + wide, foot);
      label(svg, tick(span[0]), {x: left + room, y: foot + leading, style: "tick"});
      label(svg, tick(span[1]), {x: left + wide, y: foot + leading, anchor: "end", style: "tick"});
      if (domain[0] < 0) line(svg, "base", left + room, axis.position(0), left + wide, axis.position(0));
      for (const value of ticks) {
        const at = axis.position(value);
        if (at < foot - 1) line(svg, "grid", left + room, at, left + wide, at);
        label(svg, shortNumber(value), {x: left + room - 8, y: at + size * 0.35, anchor: "end", style: "tick"});
      }
      const x = (at: number) => inner[0] + ((at - span[0]) / (span[1] - span[0] || 1)) * (inner[1] - inner[0]);
      if (unknown)
        box(svg, "", x(unknown[0]), above, x(unknown[1]) - x(unknown[0]), foot - above)
          .attr("class", null)
          .attr("fill", veil);
      for (const points of panel.behind ?? []) curve(svg, points, {x, axis, gap, style: "line-quiet", dots: false});
      for (const point of panel.points) {
        if (point.low === undefined || point.high === undefined) continue;
        line(svg, "margin", x(point.x), axis.position(point.low), x(point.x), axis.position(point.high));
      }
      curve(svg, panel.points, {
        x,
        axis,
        gap,
        style: panel.accent ? "line-accent" : "line-ink",
        dots: panel.points.length < 40,
        small: panel.points.length > 12
      });
      for (const point of panel.points) {
        if (point.words === undefined) continue;
        const [at, down] = [x(point.x), axis.at(point)];
        svg.append("circle").attr("class", "mark").attr("cx", round(at)).attr("cy", round(down)).attr("r", 5);
        label(svg, point.words, {
          x: point.anchor === "start" ? at + 8 : point.anchor === "end" ? at - 8 : at,
          y: point.below ? down + size + 4 : down - 8,
          anchor: point.anchor ?? "middle",
          style: `halo${panel.accent ? " accent" : ""}`
        });
      }
    }
    top = foot + leading * 2.2;
  }
  return finish(svg, top - leading * 0.8);
}
