import {
  axisOf,
  box,
  finish,
  label,
  labelSize,
  line,
  paragraph,
  round,
  sheet,
  shortNumber,
  textWidth,
  wrap,
  type Comparable,
  type DrawOptions,
  type Quantity
} from "docketbook/client";

/** What a row draws: a dot, a bar from zero, or the ends of a range, with a dot where a central value was published. */
export interface Mark extends Quantity {
  low?: number | null;
  high?: number | null;
  bar?: boolean;
}
export interface PanelRow {
  name: string;
  /** The value in words; its digits must be in the figure's rows. */
  words: string;
  accent?: boolean;
  /** Left out where a row is words alone. */
  mark?: Mark;
}
export interface RowsPanel {
  title: string;
  note?: string;
  rows: readonly PanelRow[];
}
export interface PanelRowsOptions extends DrawOptions {
  id: string;
  title: string;
  description: string;
  panels: readonly RowsPanel[];
  /** One scale for all panels. Otherwise each has its own, from zero, and only its own rows are on it. */
  shared?: boolean;
  series: readonly Comparable[];
}

const marksOf = ({rows}: RowsPanel): Mark[] => rows.flatMap(({mark}) => mark ?? []);
const topOf = (marks: readonly Mark[]): number => Math.max(1e-9, ...marks.map(({value, high}) => high ?? value));

/** Panels under each other: a row is its name, its value in words, and its mark on the panel's axis below. */
export function drawPanelRows({
  panels,
  id,
  title,
  description,
  document,
  width,
  shared = false,
  series
}: PanelRowsOptions): SVGSVGElement {
  const size = labelSize(width);
  const leading = size * 1.28;
  const svg = sheet({document, width, id, title, description});
  const common = shared ? topOf(panels.flatMap(marksOf)) : null;
  const [left, right] = [2, width - 30];
  let y = 0;
  for (const panel of panels) {
    y = paragraph(svg, wrap(panel.title, width, {size, bold: true}), {x: 0, y: y + size, style: "strong"}, leading);
    if (panel.note !== undefined)
      y = paragraph(svg, wrap(panel.note, width, {size}), {x: 0, y, style: "muted"}, leading);
    const marks = marksOf(panel);
    // Every panel's rows go through the check, whether or not the scale is shared.
    const axis =
      marks.length > 0
        ? axisOf(shared ? panels.flatMap(marksOf) : marks, {
            range: [left, right],
            domain: [0, common ?? topOf(marks)],
            series
          })
        : null;
    // An axis on which everything is zero has no length to divide.
    const ticks = marks.every(({value, high}) => (high ?? value) === 0) ? [0] : (axis?.ticks(4) ?? []);
    y += leading * 0.2;
    for (const {name, words, accent, mark} of panel.rows) {
      const room = textWidth(words, {size, bold: true}) + 14;
      const style = accent ? "accent" : "";
      const apart = width - room < 120;
      const lines = wrap(name, apart ? width : width - room, {size, bold: accent ?? false});
      const after = paragraph(svg, lines, {x: 0, y, ...(style && {style})}, leading);
      label(svg, words, {x: width, y: apart ? after : y, anchor: "end", style: style || "strong"});
      y = after + (apart ? leading : 0) - leading + 12;
      if (axis && mark) {
        line(svg, "rule", left, y, right, y);
        for (const tick of ticks) line(svg, "rule", axis.position(tick), y - 4, axis.position(tick), y + 4);
        if (mark.bar)
          box(svg, accent ? "fill-accent" : "fill-muted", left, y - 4, Math.max(0, axis.at(mark) - left), 8);
        else {
          if (typeof mark.low === "number" && typeof mark.high === "number") {
            line(svg, "margin", axis.position(mark.low), y, axis.position(mark.high), y);
            for (const end of [mark.low, mark.high])
              line(svg, "base", axis.position(end), y - 6, axis.position(end), y + 6);
          }
          svg
            .append("circle")
            .attr("class", `dot ${accent ? "line-accent" : "line-ink"}`)
            .attr("cx", round(axis.at(mark)))
            .attr("cy", round(y))
            .attr("r", 4.5);
        }
        y += 8;
      }
      y += leading + 2;
    }
    if (axis) {
      let last = -Infinity;
      for (const tick of ticks) {
        const half = textWidth(shortNumber(tick), {size}) / 2;
        const at = axis.position(tick);
        const start = Math.max(0, at - half);
        if (start < last + 8 || at + half > width) continue;
        label(svg, shortNumber(tick), {x: start, y: y - leading * 0.25, style: "tick"});
        last = start + half * 2;
      }
      y += leading * 0.4;
    }
    y += leading * 0.7;
  }
  return finish(svg, y - leading * 0.6);
}
