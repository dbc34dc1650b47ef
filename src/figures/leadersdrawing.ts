import {
  say,
  answers,
  box,
  formatDate,
  finish,
  hatch,
  isNarrow,
  label,
  labelSize,
  line,
  monthTicks,
  plumb,
  round,
  sheet,
  textWidth,
  timeAxis,
  wrap,
  type DrawOptions,
  type Pen
} from "docketbook/client";
import type {Event} from "docketbook/loaders";
import {alike} from "./alike.js";

/** A person at the head of the IRS; where a day is not known, the days between which it lies. */
export interface Leader {
  name: string;
  role: string;
  from: readonly [string, string] | null;
  until: readonly [string, string] | null;
  /** The event that says so. */
  row: string;
}

/** A request, or what came of one. */
export interface Ask {
  event: Event;
  text: string;
}

interface Leaders {
  leaders: readonly Leader[];
  chief: Leader;
  asks: readonly Ask[];
  sent: Event;
}

/** Two days as a date: the day that both are, the month that they span, or all days between them. */
export function between([from, until]: readonly [string, string]): string {
  if (from === until) return from;
  const month = from.slice(0, 7);
  const next = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);
  return from === `${month}-01` && until === next ? month : `${from}/${until}`;
}

const YEAR = ["2025-01-01", "2026-01-01"] as const;

/** A bar for each person, the requests under them on the same days, and one line through both for the day of the transfer. */
export function drawLeaders(
  {leaders, chief, asks, sent}: Leaders,
  {id, title, description, document, width}: DrawOptions & {id: string; title: string; description: string}
): SVGSVGElement {
  const narrow = isNarrow(width);
  const size = labelSize(width);
  const leading = size * 1.3;
  const axis = timeAxis(YEAR, [0.5, width - 0.5]);
  const svg = sheet({document, width, id, title, description});
  const back = svg.append<SVGElement>("g");
  let pen: Pen = svg;
  /** What the line of the transfer leaves out: a label is never crossed. */
  const labels: {left: number; right: number; top: number; bottom: number}[] = [];
  const write = (
    text: string,
    {x, y, bold, end}: {x: number; y: number; bold: boolean; end?: boolean},
    style: string
  ) => {
    const wide = textWidth(text, {size, bold});
    const left = end ? x - wide : x;
    labels.push({left: left - 4, right: left + wide + 4, top: y - size, bottom: y + size * 0.35});
    label(pen, text, {x, y, ...(end && {anchor: "end"}), ...(style && {style})});
  };
  const unsure = hatch(svg, `${id}-${width}-hatch`, "line-muted");
  let y = size;

  write(say("At the head of the IRS"), {x: 0, y, bold: true}, "strong");
  y += 8;
  // A name stands above its bar, and the words of a request beside its mark: each row answers with both.
  pen = svg.append<SVGElement>("g").attr("data-lane", `row ${round(size + 11)} ${round(leading + 11 - size)}`);
  for (const leader of [...leaders, chief]) {
    const {name, role, from, until} = leader;
    const start = axis.at(from?.[1] ?? YEAR[0]);
    const end = axis.at(until?.[0] ?? YEAR[1]);
    const held =
      leader.until?.[0] === sent.date_end ||
      (from !== null && from[0] <= sent.date && until !== null && sent.date < until[0]);
    const style = leader === chief ? "missing" : held ? "fill-ink" : "fill-quiet";
    const text = `${name}, ${role}`;
    const wide = textWidth(text, {size, bold: held});
    y += leading;
    const fits = Math.max(0, Math.min(start, width - wide - 2));
    write(text, {x: fits, y, bold: held}, held ? "strong" : "");
    y += 5;
    const span = [
      from && say`from ${formatDate(between(from))}`,
      until && say`until ${formatDate(between(until))}`
    ].filter(Boolean);
    answers(
      box(pen, style, start + 0.5, y + 0.5, Math.max(end - start - 1, 2), 10),
      [text, ...span].join(", "),
      leader.row
    );
    for (const range of [from, until]) {
      if (range === null || range[0] === range[1]) continue;
      const left = axis.at(range[0]);
      box(pen, "edge", left + 0.5, y + 0.5, axis.at(range[1]) - left - 1, 10).attr("fill", unsure);
    }
    y += 17;
  }

  pen = svg;
  /** What a look means, with a sample of it. */
  const key = (style: string, fill: string | null, words: string) => {
    y += leading;
    const lines = wrap(words, width - 30, {size});
    box(svg, style, 0.5, y - 10, 20, 9).attr("fill", fill);
    for (const [index, text] of lines.entries()) {
      if (index) y += leading;
      write(text, {x: 30, y, bold: false}, "muted");
    }
  };
  key("missing", null, say("chief executive, beside the acting commissioner and not counted above"));
  key("edge", unsure, say("the day was not found"));

  y += leading * 1.3;
  write(say("People asked about"), {x: 0, y, bold: true}, "strong");
  y += 4;
  pen = svg.append<SVGElement>("g").attr("data-lane", `row ${round(leading / 2 + 1.5)}`);
  for (const {event, text} of asks) {
    const last = event.id === sent.id;
    const left = axis.at(event.date_start);
    const right = axis.at(event.date_end);
    y += leading + 3;
    const mark =
      event.precision === "day"
        ? pen
            .append<SVGElement>("circle")
            .attr("class", last ? "fill-accent" : "fill-ink")
            .attr("cx", round(left))
            .attr("cy", round(y - size * 0.35))
            .attr("r", 5)
        : box(pen, "edge", left, y - size * 0.35 - 5, right - left, 10).attr("fill", unsure);
    answers(mark, `${text}, ${formatDate(event.date)}`, ...alike(event.id));
    const words = narrow ? text : `${text}, ${formatDate(event.date)}`;
    const room = textWidth(words, {size, bold: last}) + 12 + right <= width;
    write(words, {x: room ? right + 10 : left - 10, y, bold: last, end: !room}, last ? "accent" : "");
  }
  const foot = y + 14;
  plumb(back, "line-accent", axis.at(sent.date), size + 6, foot, labels);
  line(svg, "base", 0, foot, width, foot);
  return finish(svg, monthTicks(svg, axis, {y: foot, width, size, every: narrow ? 3 : 1}));
}
