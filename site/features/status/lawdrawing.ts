import type {Order} from "../../../loaders/schema/tables/orders.js";
import type {Status} from "../../../loaders/schema/tables/status.js";
import {isNarrow, labelSize, type DrawOptions} from "../../charts/figure.js";
import {
  answers,
  box,
  finish,
  hatch,
  line,
  paragraph,
  plumb,
  round,
  sheet,
  type LabelOptions,
  type Pen
} from "../../charts/svg.js";
import {textWidth, wrap} from "../../charts/textwidth.js";
import {monthTicks, timeAxis} from "../../charts/time.js";
import {words as spoken} from "../../words/words.js";
import {formatDate, formatHeld} from "../../ui/format.js";
import {exception} from "../../record/names.js";
import {bandLabels, formatRestriction, type Limit} from "./lawdate.js";

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
  intervals: readonly Limit[];
  lanes: readonly Lane[];
  marks: readonly Mark[];
  /** The last day that the record speaks of: the verified one, where there is one. */
  through: string;
  verified: boolean;
  domain: [string, string];
  /** How many orders on the flow the record knows. */
  known: number;
  /** The courts of an interval by name, each with what it excepts. */
  named: (interval: Status) => string;
}

/** How much room words need over a bar of a wide drawing. */
const LEAST = 160;

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
export function joined<T extends Status & {open?: number}>(intervals: readonly T[]): T[] {
  const found: T[] = [];
  for (const interval of intervals) {
    const last = found.at(-1);
    if (
      last &&
      last.restriction === interval.restriction &&
      last.open === interval.open &&
      last.court_ids.join() === interval.court_ids.join()
    )
      found[found.length - 1] = {
        ...last,
        until: interval.until,
        order_ids: [...new Set([...last.order_ids, ...interval.order_ids])]
      };
    else found.push(interval);
  }
  return found;
}

/** Days from left to right: marks for what happened, the band of restrictions, a lane for each case. The days of a drawing fill its whole width. */
export function drawLaw(
  {intervals, lanes, marks, through, verified, domain, known, named}: Law,
  {id, title, description, document, width}: DrawOptions & {id: string; title: string; description: string}
): SVGSVGElement {
  const narrow = isNarrow(width);
  const size = labelSize(width);
  const leading = size * 1.3;
  const axis = timeAxis(domain, [0.5, width - 0.5]);
  const edge = axis.at(through);
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
  const head = size + Math.max(0, marks.length - 1) * leading;
  let y = head + 9;

  const rows = narrow ? 3 : 2;
  const band = rows * leading + 8;
  const stretches = joined(intervals);
  /** The restrictions that some stretch has no room to name in full, and what dots mean. */
  const unnamed = new Set<Order["restriction"] | "open">();
  /** Dots through a bar that leaves something open: told from one that does not without its label. */
  const dotted = (pen: Pen, x: number, y: number, wide: number) =>
    wide > 6 && line(pen, "holes", x + 4, y, x + wide - 3, y);
  for (const interval of stretches) {
    const from = axis.at(interval.from ?? domain[0]);
    const end = axis.at(interval.until ?? domain[1]);
    const thin = 2 * THIN[interval.restriction];
    const {restriction, court_ids, order_ids, open} = interval;
    // What lies beyond the last verified day answers as that, and not as the stretch that is drawn on.
    const seen = Math.min(end, Math.max(edge, from + 2));
    const stretch = box(bars, FILL[restriction], from + 0.5, y + thin, Math.max(1, seen - from - 1), band - thin);
    if (seen < end) box(bars, FILL[restriction], seen - 0.5, y + thin, end - seen, band - thin);
    answers(
      stretch,
      spoken().law.stretch({
        from: interval.from === null ? null : formatDate(interval.from),
        until: interval.until === null ? null : formatDate(interval.until),
        limit: formatRestriction(restriction, known),
        barred: restriction === "barred",
        courts: named(interval),
        orders: order_ids.length
      }),
      ...order_ids
    );
    const excepted = open > 0 && open === court_ids.length;
    if (excepted) dotted(bars, from, y + 5, end - from);
    if (open) unnamed.add("open");
    // The words stand in the widest part that no marked day divides.
    const until = axis.at(interval.until ?? through);
    const days = [from, ...marks.map(({day}) => axis.at(day)).filter((x) => from < x && x < until), until];
    const parts = days.slice(1).map((right, index) => ({left: days[index]!, wide: right - days[index]!}));
    const {left, wide} = parts.reduce((most, part) => (part.wide > most.wide ? part : most));
    const room = wide - (narrow ? 6 : 14);
    const wanted = bandLabels(interval, known);
    const fitting = wanted
      .map((text) => wrap(text, room, {size, bold: true}))
      .find((lines) => lines.length <= rows && lines.every((line) => textWidth(line, {size, bold: true}) <= room));
    if (fitting?.join(" ") !== wanted[0]) unnamed.add(excepted ? "open" : restriction);
    if (fitting)
      write(fitting, {
        x: left + (narrow ? wide / 2 : 8),
        y: y + (band + thin + (open ? 4 : 0)) / 2 + size * 0.36 - ((fitting.length - 1) * leading) / 2,
        anchor: narrow ? "middle" : "start",
        style: restriction === "none" ? "muted" : "on",
        bold: restriction !== "none"
      });
  }
  y += band;
  // Upright lines stop here: below, the words of orders stand beside their bars, and no line runs behind them.
  const lowest = y + 5;
  svg.attr("data-reach", round(lowest)).attr("data-top", head + 5);
  const unverified = verified ? spoken().law.notVerifiedAfter(formatDate(through)) : spoken().law.notVerified;
  y += leading + 4;
  write([unverified], {x: width, y, anchor: "end", style: "muted"});
  // What a stretch is too short to say stands beside that, or below.
  let [x, end] = [0, width - textWidth(unverified, {size}) - 12];
  for (const one of (["none", "notice", "barred", "open"] as const).filter((one) => unnamed.has(one))) {
    const restriction = one === "open" ? "barred" : one;
    const name = formatRestriction(restriction, known);
    const text = one === "open" ? spoken().law.withException(name) : name;
    const wide = 24 + textWidth(text, {size});
    if (x + wide > end) [x, end, y] = [0, width, y + leading];
    const high = 10 - THIN[restriction];
    box(svg, `${FILL[restriction]} swatch`, x + 0.5, y - size * 0.35 - high / 2, 18, high);
    if (one === "open") dotted(svg, x, y - size * 0.35, 18);
    write([text], {x: x + 24, y, style: "muted"});
    x += wide + 14;
  }
  y += leading * 1.3;

  for (const {courts, caption, orders} of lanes) {
    const lines = wrap(`${courts}: ${caption}`, width, {size, bold: true, breakWords: true});
    y = write(lines, {x: 0, y, style: "strong", bold: true}) + 3;
    /** Up to where the last line of marks is taken: another that has room behind it stands there too. */
    let taken = Infinity;
    for (const order of orders) {
      const from = axis.at(order.from ?? domain[0]);
      if (order.restriction === "none") {
        const mark = Math.max(6.5, Math.min(from, width - 6.5));
        // On the side with more room, beside its mark.
        const wide = textWidth(order.title, {size});
        const after = mark + 11 + wide <= width || mark < width / 2;
        const left = after ? mark - 6 : mark - 11 - wide;
        if (left >= taken + 12) y -= leading + 4;
        const middle = y - size * 0.35;
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
        const lines = wrap(order.title, (after ? width - mark : mark) - 11, {size, breakWords: true});
        y = write(lines, {x: after ? mark + 11 : mark - 11, y, anchor: after ? "start" : "end", style: "muted"}) + 4;
        taken = lines.length > 1 ? Infinity : after ? mark + 11 + wide : mark + 6;
        continue;
      }
      // Words stand over their bar, where it begins, and nearer to it than to the one above; those of a bar that begins too late end beside it.
      const beside = from > width / 2 && (narrow || width - from < LEAST);
      const open = order.restriction === "barred" ? exception(order) : null;
      const words = `${order.title}${open === null ? "" : `, ${open}`} ${spoken().law.bindsShort(order.bound)}`;
      const lines = wrap(words, beside ? from - 8 : width - from, {size, breakWords: true});
      const end = write(lines, {x: beside ? from - 8 : from, y, anchor: beside ? "end" : "start", style: "muted"});
      const wide = Math.max(2, axis.at(order.until ?? domain[1]) - from);
      const high = 9 - THIN[order.restriction];
      const top = beside ? y - size * 0.35 - high / 2 : end - leading + 5;
      const left = Math.min(from, width - wide);
      const seen = Math.min(wide, Math.max(2, edge - left));
      const bar = (x: number, long: number) =>
        box(bars, FILL[order.restriction], x, top, long, high).attr("data-order", order.id);
      if (seen < wide) bar(left + seen, wide - seen);
      answers(bar(left, seen), `${order.title}, ${formatHeld(order)}; ${spoken().orders.binds(order.bound)}`, order.id);
      if (open !== null) dotted(bars, left, top + high / 2, wide);
      y = beside ? end + 4 : top + high + 8 + size * 0.75;
      taken = Infinity;
    }
    y += 3;
  }
  const foot = y - 3;
  // What nobody verified is hatched over, as in the chronology: pale is for what is not in force on a day that is asked about.
  answers(
    box(veil, "later", edge, head + 8, width - edge, foot - head - 8).attr(
      "fill",
      hatch(svg, `${id}-${width}-later`, "veil")
    ),
    verified ? spoken().law.noAnswerAfter(formatDate(through)).replace(/\.$/, "") : spoken().law.notVerified
  );
  for (const [index, {day, style, label: words, narrow: short = words}] of marks.entries())
    write([narrow ? short : words], {
      x: Math.max(
        0,
        Math.min(axis.at(day), width - textWidth(narrow ? short : words, {size, bold: style === "accent"}))
      ),
      y: size + index * leading,
      ...(style && {style, bold: true})
    });

  plumb(veil, "line-muted dash", edge, head + 6, lowest, labels);
  for (const [index, {day, line: look, what, rows: told = []}] of marks.entries())
    plumb(
      answers(under.append<SVGElement>("g"), `${what}, ${formatDate(day)}`, ...told),
      look,
      axis.at(day),
      size + index * leading + 5,
      lowest,
      labels
    );
  line(svg, "base", 0, foot, width, foot);
  svg.attr("data-foot", round(foot));
  return finish(svg, monthTicks(svg, axis, {y: foot, width, size, every: narrow ? 6 : 3}));
}
