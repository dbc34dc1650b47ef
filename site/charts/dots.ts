import {answers, box, round, type Pen} from "./svg.js";

interface DotsOptions {
  /** Unique in the page. */
  id: string;
  x: number;
  y: number;
  /** The distance between the middles of two dots. */
  pitch: number;
  perRow: number;
  /** How many dots; a last one that is not whole is cut. */
  count: number;
  style: string;
  /** The look of a line around the field, where its dots alone stand out little from the ground. */
  outline?: string;
  /** What the field says, and the ids of its rows. */
  says: string;
  rows: readonly string[];
}

/**
 * A field of dots that can be counted, row by row. It is a pattern in two or three rectangles, so that thousands of dots weigh nothing.
 * @returns how high it is
 */
export function dots(svg: Pen, {id, x, y, pitch, perRow, count, style, outline, says, rows: ids}: DotsOptions): number {
  const pattern = svg
    .append("pattern")
    .attr("id", id)
    .attr("x", x)
    .attr("y", y)
    .attr("width", pitch)
    .attr("height", pitch)
    .attr("patternUnits", "userSpaceOnUse");
  pattern
    .append("circle")
    .attr("class", style)
    .attr("cx", pitch / 2)
    .attr("cy", pitch / 2)
    .attr("r", pitch * 0.36);
  const rows = Math.floor(count / perRow);
  const rest = count - rows * perRow;
  // One mark, of as many boxes as it takes.
  const field = answers(svg.append<SVGElement>("g").attr("fill", `url(#${id})`), says, ...ids);
  const part = (top: number, wide: number, high: number) =>
    box(field, "", x, top, wide * pitch, high * pitch).attr("class", null);
  if (rows) part(y, perRow, rows);
  if (rest > 1e-6) part(y + rows * pitch, rest, 1);
  if (outline !== undefined) {
    const [wide, over, full] = [perRow * pitch, rest > 1e-6 ? rest * pitch : 0, rows * pitch];
    field
      .append("path")
      .attr("class", outline)
      .attr("d", `M${x} ${y}h${round(wide)}v${round(full)}h${round(over - wide)}v${over && pitch}H${x}z`);
  }
  return (rows + (rest > 1e-6 ? 1 : 0)) * pitch;
}
