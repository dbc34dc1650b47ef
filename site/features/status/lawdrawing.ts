import type {Order} from "../../../loaders/schema/tables/orders.js";
import type {Status} from "../../../loaders/schema/tables/status.js";
import {isNarrow, labelSize, type DrawOptions} from "../../charts/figure.js";
import {box, finish, label, line, paragraph, round, sheet} from "../../charts/svg.js";
import {textWidth, wrap} from "../../charts/textwidth.js";
import {monthTicks, timeAxis} from "../../charts/time.js";
import {countInWords} from "../../ui/amounts.js";
import {dateInWords} from "../../ui/format.js";

/** A case with those of its orders that are drawn. */
export interface Lane {
  courts: string;
  caption: string;
  orders: readonly (Order & {bound: string})[];
}

const RESTRICTION_WORDS: Record<Status["restriction"], string> = {
  none: "no court limit",
  notice: "only after notice",
  barred: "barred"
};
/** A restriction in words: from `known` orders on the flow, and of none it follows nothing. */
export const formatRestriction = (restriction: Status["restriction"], known: number): string =>
  known || restriction !== "none" ? RESTRICTION_WORDS[restriction] : "no order known";

/** A day that the picture marks. */
export interface Mark {
  day: string;
  /** The line's look, and that of its label. */
  line: "line-ink" | "line-accent";
  style?: "accent";
  /** What stands beside it, in a wide drawing and in a narrow one. */
  label: string;
  narrow?: string;
}

interface Law {
  intervals: readonly Status[];
  lanes: readonly Lane[];
  marks: readonly Mark[];
  /** The last day that the record speaks of: the verified one, where there is one. */
  through: string;
  verified: boolean;
  domain: [string, string];
  /** How many orders on the flow the record knows. */
  known: number;
}

const FILL = {none: "frame", notice: "fill-notice", barred: "fill-barred"} as const;

const plural = (count: number, one: string, more: string) => (count === 1 ? one : more);

function restrictionWords({restriction, court_ids}: Status, known: number, narrow: boolean): string {
  const count = countInWords(court_ids.length);
  if (restriction === "notice" && narrow) return "notice first";
  if (restriction !== "barred") return formatRestriction(restriction, known);
  return narrow
    ? `${count} ${plural(court_ids.length, "court bars", "courts bar")}`
    : `barred by ${count} ${plural(court_ids.length, "court", "courts")}`;
}

/** Neighbours that say the same become one: that another order stands behind it is for the lanes to show. */
export function joined(intervals: readonly Status[]): Status[] {
  const found: Status[] = [];
  for (const interval of intervals) {
    const last = found.at(-1);
    if (last && last.restriction === interval.restriction && last.court_ids.join() === interval.court_ids.join())
      found[found.length - 1] = {...last, until: interval.until};
    else found.push(interval);
  }
  return found;
}

/** Days from left to right: marks for what happened, the band of restrictions, a lane for each case. The days of a drawing fill its whole width. */
export function drawLaw(
  {intervals, lanes, marks, through, verified, domain, known}: Law,
  {id, title, description, document, width}: DrawOptions & {id: string; title: string; description: string}
): SVGSVGElement {
  const narrow = isNarrow(width);
  const size = labelSize(width);
  const leading = size * 1.3;
  const axis = timeAxis(domain, [0.5, width - 0.5]);
  const svg = sheet({document, width, id, title, description});
  const under = svg.append<SVGElement>("g");
  const bars = svg.append<SVGElement>("g");
  const veil = svg.append<SVGElement>("g");
  const lastHead = size + marks.length * leading;
  let y = lastHead + 12;

  const band = narrow ? 3 * leading + 12 : 2 * leading + 12;
  for (const interval of joined(intervals)) {
    const from = axis.at(interval.from ?? domain[0]);
    box(bars, FILL[interval.restriction], from + 0.5, y, axis.at(interval.until ?? domain[1]) - from - 1, band);
    const wide = axis.at(interval.until ?? through) - from;
    const lines = wrap(restrictionWords(interval, known, narrow), wide - (narrow ? 2 : 16), {size, bold: true});
    const style = interval.restriction === "none" ? "muted halo" : "on";
    paragraph(
      svg,
      lines,
      {
        x: from + (narrow ? wide / 2 : 8),
        y: y + band / 2 + size * 0.36 - ((lines.length - 1) * leading) / 2,
        anchor: narrow ? "middle" : "start",
        style
      },
      leading
    );
  }
  const bandEnd = y + band;
  y = bandEnd + leading * 1.5;

  for (const {courts, caption, orders} of lanes) {
    y =
      paragraph(
        svg,
        wrap(`${courts}: ${caption}`, width, {size, bold: true}),
        {x: 0, y, style: "strong halo"},
        leading
      ) + 3;
    for (const order of orders) {
      const from = axis.at(order.from ?? domain[0]);
      if (order.restriction === "none") {
        // A diamond has no length: it limits nothing.
        svg
          .append("path")
          .attr("class", "edge fill-paper")
          .attr("d", `M${round(from)} ${round(y - size * 0.35 - 6)}l6 6l-6 6l-6 -6z`);
        const beside = from + 11 + textWidth(order.title, {size}) <= width;
        label(svg, order.title, {
          x: beside ? from + 11 : from - 11,
          y,
          anchor: beside ? "start" : "end",
          style: "muted halo"
        });
        y += leading + 2;
      } else {
        const whole = `${order.title} (binds ${order.bound})`;
        const lines =
          textWidth(whole, {size}) <= width ? [whole] : [...wrap(order.title, width, {size}), `(binds ${order.bound})`];
        const wide = Math.max(...lines.map((part) => textWidth(part, {size})));
        y = paragraph(svg, lines, {x: Math.max(0, Math.min(from, width - wide)), y, style: "muted halo"}, leading);
        box(bars, FILL[order.restriction], from, y - leading + 6, axis.at(order.until ?? domain[1]) - from, 9);
        y += 16;
      }
    }
    y += 8;
  }
  const foot = y - 8;
  const from = axis.at(through);
  box(veil, "veil", from, lastHead + 8, width - from, foot - lastHead - 8);
  line(veil, "line-muted dash", from, lastHead + 6, from, foot);
  label(svg, verified ? `not verified after ${dateInWords(through)}` : "not verified yet", {
    x: width,
    y: lastHead,
    anchor: "end",
    style: "muted"
  });

  for (const [index, {day, line: look, style, label: words, narrow: short = words}] of marks.entries()) {
    const top = size + index * leading;
    line(under, look, axis.at(day), top + 5, axis.at(day), foot);
    label(svg, narrow ? short : words, {x: axis.at(day), y: top, ...(style && {style})});
  }
  line(svg, "base", 0, foot, width, foot);
  monthTicks(svg, axis, {y: foot, width, size, every: narrow ? 6 : 3});
  return finish(svg, foot + size * 2);
}
