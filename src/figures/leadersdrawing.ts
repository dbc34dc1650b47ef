import {
  box,
  formatDate,
  finish,
  hatch,
  isNarrow,
  label,
  labelSize,
  line,
  monthTicks,
  round,
  sheet,
  textWidth,
  timeAxis,
  type DrawOptions
} from "docketbook/client";
import type {Event} from "docketbook/loaders";

/** A person at the head of the IRS; where a day is not known, the days between which it lies. */
export interface Leader {
  name: string;
  role: string;
  from: readonly [string, string] | null;
  until: readonly [string, string] | null;
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
  const unsure = hatch(svg, `${id}-${width}-hatch`, "line-muted");
  let y = size;

  label(svg, "At the head of the IRS", {x: 0, y, style: "strong"});
  y += 8;
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
    label(svg, text, {x: fits, y, style: held ? "strong halo" : "halo"});
    y += 5;
    const span = [from && `from ${formatDate(from[0])}`, until && `until ${formatDate(until[0])}`].filter(Boolean);
    box(svg, style, start + 0.5, y + 0.5, Math.max(end - start - 1, 2), 10).attr(
      "data-says",
      [text, ...span].join(", ")
    );
    for (const range of [from, until]) {
      if (range === null || range[0] === range[1]) continue;
      const left = axis.at(range[0]);
      box(svg, "edge", left + 0.5, y + 0.5, axis.at(range[1]) - left - 1, 10).attr("fill", unsure);
    }
    y += 17;
  }

  y += leading * 0.9;
  label(svg, "People asked about", {x: 0, y, style: "strong halo"});
  y += 4;
  for (const {event, text} of asks) {
    const last = event.id === sent.id;
    const left = axis.at(event.date_start);
    const right = axis.at(event.date_end);
    y += leading + 3;
    if (event.precision === "day")
      svg
        .append("circle")
        .attr("class", last ? "fill-accent" : "fill-ink")
        .attr("data-says", `${text}, ${formatDate(event.date)}`)
        .attr("cx", round(left))
        .attr("cy", round(y - size * 0.35))
        .attr("r", 5);
    else box(svg, "edge", left, y - size * 0.35 - 5, right - left, 10).attr("fill", unsure);
    const words = narrow ? text : `${text}, ${formatDate(event.date)}`;
    const room = textWidth(words, {size, bold: last}) + 12 + right <= width;
    label(svg, words, {
      x: room ? right + 10 : left - 10,
      y,
      anchor: room ? "start" : "end",
      style: last ? "accent halo" : "halo"
    });
  }
  const foot = y + 14;
  line(back, "line-accent", axis.at(sent.date), size + 6, axis.at(sent.date), foot);
  line(svg, "base", 0, foot, width, foot);
  monthTicks(svg, axis, {y: foot, width, size, every: narrow ? 3 : 1});
  return finish(svg, foot + size * 2);
}
