import type {Comparable} from "../../charts/comparable.js";
import {isNarrow, labelSize, type DrawOptions} from "../../charts/figure.js";
import {axisOf, type Quantity} from "../../charts/axis.js";
import {finish, label, line, paragraph, round, sheet, type Pen} from "../../charts/svg.js";
import {textWidth, wrap} from "../../charts/textwidth.js";
import {shortNumber} from "./shortnumber.js";

export interface RankedRow extends Quantity {
  name: string;
  /** The value in words; its digits must be in the figure's rows. */
  words: string;
  low?: number;
  high?: number;
  accent?: boolean;
  /** Drawn open: told from the others without its colour. */
  open?: boolean;
}
export interface RankedOptions extends DrawOptions {
  id: string;
  title: string;
  description: string;
  rows: readonly RankedRow[];
  log?: boolean;
  domain?: readonly [number, number];
  series: readonly Comparable[];
}

/** Rows under each other, a dot a value on one axis, the value beside its name; on narrow screens the name stands above. */
export function drawRanked({id, title, description, document, ...options}: RankedOptions): SVGSVGElement {
  const svg = sheet({document, width: options.width, id, title, description});
  return finish(svg, layRanked(svg, {...options, top: 0}));
}

/** The same in a drawing that holds more, from `top` down. Gives where it ends. */
export function layRanked(
  svg: Pen,
  {
    rows,
    width,
    log = false,
    domain,
    series,
    top
  }: Pick<RankedOptions, "rows" | "width" | "log" | "domain" | "series"> & {top: number}
): number {
  const narrow = isNarrow(width);
  const size = labelSize(width);
  const leading = size * 1.28;
  const values = Math.max(...rows.map(({words}) => textWidth(words, {size, bold: true}))) + 10;
  const names = narrow
    ? 0
    : Math.min(width * 0.42, Math.max(...rows.map(({name}) => textWidth(name, {size, bold: true}))) + 12);
  const [left, right] = [names + 6, width - values - 6];
  const most = Math.max(...rows.map(({value, high}) => high ?? value));
  const least = Math.min(...rows.map(({value, low}) => low ?? value));
  const span =
    domain ??
    (log
      ? ([10 ** Math.floor(Math.log10(least)), 10 ** Math.ceil(Math.log10(most) + 1e-9)] as const)
      : ([0, most] as const));
  const axis = axisOf(rows, {range: [left, right], domain: span, series, log});
  const ticks: number[] = [];
  const wanted = log
    ? axis.ticks(3).filter((value) => Number.isInteger(Math.round(Math.log10(value) * 1e6) / 1e6))
    : axis.ticks(narrow ? 3 : 5);
  for (const value of wanted) {
    const last = ticks.at(-1);
    const half = textWidth(shortNumber(value), {size}) / 2;
    const inside = axis.position(value) - half >= (narrow ? 0 : names) && axis.position(value) + half <= width;
    if (
      inside &&
      (last === undefined ||
        axis.position(value) - axis.position(last) > half + textWidth(shortNumber(last), {size}) / 2 + 10)
    )
      ticks.push(value);
  }
  for (const value of ticks)
    label(svg, shortNumber(value), {x: axis.position(value), y: top + size, anchor: "middle", style: "tick"});
  let y = top + leading * 1.5;
  const lines = svg.append<SVGElement>("g");
  const start = y - leading * 0.4;
  for (const row of rows) {
    const style = row.accent ? "accent" : "";
    const text = wrap(row.name, narrow ? width : names - 8, {size, bold: row.accent ?? false});
    const after = paragraph(svg, text, {x: 0, y: y + size * 0.9, style: style || "muted"}, leading);
    const middle = narrow ? after - size * 0.2 : y + size * 0.55;
    line(svg, "rule", left, middle, right, middle);
    if (row.low !== undefined && row.high !== undefined)
      line(svg, "margin", axis.position(row.low), middle, axis.position(row.high), middle);
    svg
      .append("circle")
      .attr("class", `dot ${row.accent ? "line-accent" : "line-ink"}${row.open ? " open" : ""}`)
      .attr("cx", round(axis.at(row)))
      .attr("cy", round(middle))
      .attr("r", 4.5);
    label(svg, row.words, {x: width, y: middle + size * 0.35, anchor: "end", style: style || "strong"});
    y = narrow ? middle + size * 0.9 : after - size * 0.9 + leading * 0.2;
  }
  for (const value of ticks) line(lines, "grid", axis.position(value), start, axis.position(value), y - leading * 0.3);
  return y;
}
