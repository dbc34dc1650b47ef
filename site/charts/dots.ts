import {box, type Pen} from "./svg.js";

export interface DotsOptions {
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
}

/**
 * A field of dots that can be counted, row by row. It is a pattern in two or three rectangles, so that thousands of dots weigh nothing.
 * @returns how high it is
 */
export function dots(svg: Pen, {id, x, y, pitch, perRow, count, style}: DotsOptions): number {
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
  const part = (top: number, wide: number, high: number) =>
    box(svg, "", x, top, wide * pitch, high * pitch)
      .attr("class", null)
      .attr("fill", `url(#${id})`);
  if (rows) part(y, perRow, rows);
  if (rest > 1e-6) part(y + rows * pitch, rest, 1);
  return (rows + (rest > 1e-6 ? 1 : 0)) * pitch;
}
