import type {Order} from "../../../loaders/schema/tables/orders.js";
import type {Status} from "../../../loaders/schema/tables/status.js";
import {isNarrow, labelSize, type DrawOptions} from "../../charts/figure.js";
import {answers, box, finish, line, paragraph, plumb, round, sheet, type LabelOptions} from "../../charts/svg.js";
import {textWidth, wrap} from "../../charts/textwidth.js";
import {monthTicks, timeAxis} from "../../charts/time.js";
import {words as spoken} from "../../words/words.js";
import {formatDate} from "../../ui/format.js";
import {bandLabels} from "./lawdate.js";

/** A case with those of its orders that are drawn. */
export interface Lane {
  courts: string;
  caption: string;
  orders: readonly (Order & {bound: string})[];
}

/** A day that the picture marks. */
export interface Mark {
  day: string;
  /** The line's look, and that of its label. */
  line: "line-ink" | "line-accent";
  style?: "accent";
  /** What stands beside it, in a wide drawing and in a narrow one. */
  label: string;
  narrow?: string;
  /** What happened. */
  what: string;
  /** The ids of the rows that tell of it. */
  rows?: readonly string[];
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

/** A bar that asks for notice is thinner than one that bars: told apart without its color. */
const THIN = {none: 0, notice: 4, barred: 0} as const;
const FILL = {none: "frame", notice: "fill-notice", barred: "fill-barred"} as const;

/** What an order that sets no restriction did, as its mark says it. */
export type Outcome = "denial" | "lifted" | "other";
/** The mark of an order without a restriction: a denial, one that lifts or pauses another, or any other that lets things go on. */
export function outcomeOf({type, effect}: Pick<Order, "type" | "effect">): Outcome | null {
  if (type === "denial" && effect !== "restricts") return "denial";
  if (effect !== "permits") return null;
  if (type === "affirmance") return "denial";
  return type === "stay" || type === "vacatur" ? "lifted" : "other";
}
const OUTCOME_PATHS: Record<Outcome, string> = {
  denial: "m0 -6l6 6l-6 6l-6 -6z",
  lifted: "m0 -6l6 11h-12z",
  other: "m0 -5a5 5 0 1 1 0 10a5 5 0 1 1 0 -10z"
};
/** Neighbors that say the same become one: that another order stands behind it is for the lanes to show. */
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
  /** What the upright lines go around: a label is never crossed. */
  const labels: {left: number; right: number; top: number; bottom: number}[] = [];
  const write = (lines: readonly string[], options: LabelOptions & {bold?: boolean}): number => {
    for (const [index, text] of lines.entries()) {
      const wide = textWidth(text, {size, bold: options.bold ?? false});
      const left = options.x - wide * {start: 0, middle: 0.5, end: 1}[options.anchor ?? "start"];
      const y = options.y + index * leading;
      labels.push({left: left - 3, right: left + wide + 3, top: y - size, bottom: y + size * 0.35});
    }
    return paragraph(svg, lines, options, leading);
  };
  /** Lines of text that begin at a place, or as near to it as the drawing's edge allows. */
  const near = (texts: readonly string[], x: number, y: number): number => {
    const lines = texts.flatMap((text) => wrap(text, width, {size, breakWords: true}));
    const wide = Math.max(...lines.map((line) => textWidth(line, {size})));
    return write(lines, {x: Math.max(0, Math.min(x, width - wide)), y, style: "muted"});
  };
  const head = size + marks.length * leading;
  let y = head + 12;

  const rows = narrow ? 3 : 2;
  const band = rows * leading + 12;
  for (const interval of joined(intervals)) {
    const from = axis.at(interval.from ?? domain[0]);
    const end = axis.at(interval.until ?? domain[1]);
    const thin = 2 * THIN[interval.restriction];
    box(bars, FILL[interval.restriction], from + 0.5, y + thin, Math.max(1, end - from - 1), band - thin);
    const wide = axis.at(interval.until ?? through) - from;
    const room = wide - (narrow ? 6 : 16);
    const fitting = bandLabels(interval, known)
      .map((text) => wrap(text, room, {size, bold: true}))
      .find((lines) => lines.length <= rows && lines.every((line) => textWidth(line, {size, bold: true}) <= room));
    if (fitting)
      write(fitting, {
        x: from + (narrow ? wide / 2 : 8),
        y: y + (band + thin) / 2 + size * 0.36 - ((fitting.length - 1) * leading) / 2,
        anchor: narrow ? "middle" : "start",
        style: interval.restriction === "none" ? "muted" : "on",
        bold: interval.restriction !== "none"
      });
  }
  y += band + leading * 1.5;

  for (const {courts, caption, orders} of lanes) {
    const lines = wrap(`${courts}: ${caption}`, width, {size, bold: true, breakWords: true});
    y = write(lines, {x: 0, y, style: "strong", bold: true}) + 3;
    for (const order of orders) {
      const from = axis.at(order.from ?? domain[0]);
      if (order.restriction === "none") {
        const beside = from + 11 + textWidth(order.title, {size}) <= width;
        if (!beside) y = near([order.title], from, y);
        const middle = y - size * 0.35 - (beside ? 0 : leading - 13);
        const mark = Math.max(6.5, Math.min(from, width - 6.5));
        answers(
          bars
            .append<SVGElement>("path")
            .attr("class", "edge fill-paper")
            .attr("data-order", order.id)
            .attr("data-from", order.from)
            .attr("d", `M${round(mark)} ${round(middle)}${OUTCOME_PATHS[outcomeOf(order) ?? "other"]}`),
          `${order.title}, ${formatDate(order.from ?? order.date)}`,
          order.id
        );
        y = beside ? write([order.title], {x: mark + 11, y, style: "muted"}) + 2 : y + 16;
      } else {
        const bound = spoken().law.bindsShort(order.bound);
        const whole = `${order.title} ${bound}`;
        y = near(textWidth(whole, {size}) <= width ? [whole] : [order.title, bound], from, y);
        const wide = Math.max(2, axis.at(order.until ?? domain[1]) - from);
        const thin = THIN[order.restriction];
        answers(
          box(bars, FILL[order.restriction], Math.min(from, width - wide), y - leading + 6 + thin, wide, 9 - thin).attr(
            "data-order",
            order.id
          ),
          `${order.title}, ${order.until === null ? `since ${formatDate(order.from ?? order.date)}, no end found` : `${formatDate(order.from ?? order.date)} until ${formatDate(order.until)}`}; binds ${order.bound}`,
          order.id
        );
        y += 16;
      }
    }
    y += 8;
  }
  const foot = y - 8;
  const from = axis.at(through);
  box(veil, "veil", from, head + 8, width - from, foot - head - 8);
  write([verified ? spoken().law.notVerifiedAfter(formatDate(through)) : spoken().law.notVerified], {
    x: width,
    y: head,
    anchor: "end",
    style: "muted"
  });
  for (const [index, {day, style, label: words, narrow: short = words}] of marks.entries())
    write([narrow ? short : words], {
      x: Math.max(
        0,
        Math.min(axis.at(day), width - textWidth(narrow ? short : words, {size, bold: style === "accent"}))
      ),
      y: size + index * leading,
      ...(style && {style, bold: true})
    });

  plumb(veil, "line-muted dash", from, head + 6, foot, labels);
  for (const [index, {day, line: look, what, rows: told = []}] of marks.entries())
    plumb(
      answers(under.append<SVGElement>("g"), `${what}, ${formatDate(day)}`, ...told),
      look,
      axis.at(day),
      size + index * leading + 5,
      foot,
      labels
    );
  line(svg, "base", 0, foot, width, foot);
  monthTicks(svg, axis, {y: foot, width, size, every: narrow ? 6 : 3});
  return finish(svg, foot + size * 2);
}
