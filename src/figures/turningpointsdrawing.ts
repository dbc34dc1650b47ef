import {
  answers,
  box,
  formatDate,
  finish,
  isNarrow,
  label,
  labelSize,
  line,
  round,
  sheet,
  spread,
  textWidth,
  timeAxis,
  wrap,
  type DrawOptions
} from "docketbook/client";
import type {Event} from "docketbook/loaders";
import {alike} from "./alike.js";

/** Time runs down the left at scale; the words stand beside it, moved apart only as far as they must, each led to its day. */
export function drawTurningPoints(
  {events, sent}: {events: readonly Event[]; sent: string},
  {id, title, description, document, width}: DrawOptions & {id: string; title: string; description: string}
): SVGSVGElement {
  const narrow = isNarrow(width);
  const size = labelSize(width);
  const leading = size * 1.3;
  const turn = narrow ? 44 : 66;
  // The words stand after the longest day, and the whole is as high as they need.
  const days = events.map(({date}) => textWidth(formatDate(date), {size}));
  const text = narrow ? 52 : Math.max(226, turn + 5 + Math.max(...days) + 8);
  const column = width - text;
  const items = events.map((event) => ({event, lines: wrap(event.title, column, {size, bold: true})}));
  const sizes = items.map(({lines}) => (lines.length + (narrow ? 1 : 0)) * leading + 9);
  const height = Math.max(narrow ? 900 : 640, Math.ceil(sizes.reduce((sum, size) => sum + size, 0)));
  // The last points lie close together: their words need room below the axis.
  const end = height - (narrow ? 100 : 50);
  const first = events[0]!;
  const last = events.at(-1)!;
  const axis = timeAxis([first.date_start, last.date_end], [10, end]);
  const svg = sheet({document, width, id, title, description}).attr("role", "group");
  const middles = items.map(({event}) => (axis.at(event.date_start) + axis.at(event.date_end)) / 2);
  const tops = spread(
    middles.map((middle, index) => middle - (sizes[index] ?? 0) / 2),
    sizes,
    height
  );
  const x = 7;

  line(svg, "rule", x, 0, x, end + 8);
  for (const [index, {event, lines}] of items.entries()) {
    const top = tops[index] ?? 0;
    const y = middles[index] ?? 0;
    const baseline = top + 4.5 + size * 0.8;
    const start = axis.at(event.date_start);
    const mark = `${event.id === sent ? "fill-accent" : "fill-ink"} cut`;
    if (event.precision !== "day")
      box(svg, "fill-quiet", x - 2, start, 4, Math.max(axis.at(event.date_end) - start, 2));
    svg
      .append("path")
      .attr("class", "leader")
      .attr("d", `M${x + 7} ${round(y)}H20L${turn - 6} ${round(baseline - size * 0.33)}H${turn}`);
    const drawn =
      event.lane === "courts"
        ? box(svg, mark, x - 5, y - 5, 10, 10)
        : svg.append<SVGElement>("circle").attr("class", mark).attr("cx", x).attr("cy", round(y)).attr("r", 5.5);
    answers(drawn, `${formatDate(event.date)}: ${event.title}`, ...alike(event.id), ...event.order_ids);
    label(svg, formatDate(event.date), {x: narrow ? text : turn + 5, y: baseline, style: "muted"});
    const link = svg.append<SVGElement>("a").attr("href", `/chronology#${event.id}`);
    for (const [at, part] of lines.entries()) {
      label(link, part, {
        x: text,
        y: baseline + (at + (narrow ? 1 : 0)) * leading,
        style: event.id === sent ? "accent" : "strong"
      });
    }
  }
  return finish(svg, height);
}
