import {
  answers,
  box,
  formatDate,
  finish,
  isNarrow,
  label,
  labelSize,
  line,
  paragraph,
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

/** The days between two events, in words of a line each. */
export interface Span {
  from: Event;
  until: Event;
  words: readonly string[];
}

/** The room for the brackets. */
const BRACKET = 44;
/** The radius of a mark. */
const MARK = 5.5;

/** Time runs down the left at scale; the words stand beside it, moved apart only as far as they must, each led to its day. */
export function drawTurningPoints(
  {events, sent, spans}: {events: readonly Event[]; sent: string; spans: readonly Span[]},
  {id, title, description, document, width}: DrawOptions & {id: string; title: string; description: string}
): SVGSVGElement {
  const narrow = isNarrow(width);
  const size = labelSize(width);
  const leading = size * 1.3;
  // Dates stand over what happened, or in a column of their own.
  const dates = Math.max(...events.map(({date}) => textWidth(formatDate(date), {size})));
  const text = BRACKET + (narrow ? 60 : 66 + 5 + dates + 14);
  const column = width - text;
  const items = events.map((event) => ({event, lines: wrap(event.title, column, {size, bold: true})}));
  const sizes = items.map(({lines}) => (lines.length + (narrow ? 1 : 0)) * leading + 9);
  // What is said in another language may take more room than the scale has.
  const height = Math.max(
    narrow ? 900 : 640,
    sizes.reduce((all, one) => all + one, 0)
  );
  // The last points lie close together: their words need room below the axis.
  const end = height - (narrow ? 100 : 50);
  const first = events[0]!;
  const last = events.at(-1)!;
  const axis = timeAxis([first.date_start, last.date_end], [10, end]);
  const svg = sheet({document, width, id, title, description}).attr("role", "group");
  const middles = items.map(({event}) => (axis.at(event.date_start) + axis.at(event.date_end)) / 2);
  // A line of words lies level with its day wherever others leave it room.
  const level = 4.5 + size * 0.8 - size * 0.33;
  const tops = spread(
    middles.map((middle) => middle - level),
    sizes,
    height
  );
  const x = BRACKET + 7;
  // Marks too close to be told apart stand beside each other.
  const beside: number[] = [];
  for (const [index, middle] of middles.entries())
    beside.push(index > 0 && middle - middles[index - 1]! < 2 * MARK + 1 ? (beside[index - 1]! + 1) % 2 : 0);

  for (const {from, until, words} of spans) {
    const [top, bottom] = [axis.at(from.date_start) + 1, axis.at(until.date_start) - 1];
    svg
      .append("path")
      .attr("class", "leader")
      .attr("d", `M${x - 9} ${round(top)}H${x - 14}V${round(bottom)}H${x - 9}`);
    const middle = (top + bottom) / 2 + size * 0.36 - ((words.length - 1) * leading) / 2;
    paragraph(svg, words, {x: x - 18, y: middle, anchor: "end", style: "strong"}, leading);
  }
  line(svg, "rule", x, 0, x, end + 8);
  for (const [index, {event, lines}] of items.entries()) {
    const top = tops[index] ?? 0;
    const y = middles[index] ?? 0;
    const at = x + beside[index]! * (2 * MARK + 1);
    const baseline = top + 4.5 + size * 0.8;
    const start = axis.at(event.date_start);
    const mark = `${event.id === sent ? "fill-accent" : "fill-ink"} cut`;
    if (event.precision !== "day")
      box(svg, "fill-quiet", x - 2, start, 4, Math.max(axis.at(event.date_end) - start, 2));
    const turn = BRACKET + (narrow ? 52 : 66);
    // The leader of a mark with another beside it goes over that one.
    const lift = beside[index] === 0 && beside[index + 1] === 1 ? MARK + 0.5 : 0;
    svg
      .append("path")
      .attr("class", "leader")
      .attr(
        "d",
        `M${round(at + (lift ? 3 : 7))} ${round(y - lift)}H${x + 21}L${turn - 6} ${round(baseline - size * 0.33)}H${turn}`
      );
    const drawn =
      event.lane === "courts"
        ? box(svg, mark, at - 5, y - 5, 10, 10)
        : svg.append<SVGElement>("circle").attr("class", mark).attr("cx", at).attr("cy", round(y)).attr("r", MARK);
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
