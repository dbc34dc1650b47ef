import {FEW, type Frame, type Mark, TITLE, type View} from "./layout.js";
import type {TimelineEvent} from "./rows.js";
import {Pool, put, svg} from "../../../ui/dom.js";

/** Looks that a mark can have; each is one path for all its marks, so that thousands cost a few elements. */
export const LOOKS = ["plain", "order", "disclosure", "unverified"] as const;
export type Look = (typeof LOOKS)[number];

/** The look of an event's mark: whether it is verified comes before what it is. */
export function lookOf(event: TimelineEvent): Look {
  if (event.grade === "unverified") return "unverified";
  if (event.kind === "order") return "order";
  return event.kind === "disclosure" ? "disclosure" : "plain";
}

/** Drawn hollow: the day is not known, or nothing about it is verified. */
export const isHollow = ({precision, grade}: TimelineEvent): boolean => precision !== "day" || grade === "unverified";

const round = (value: number) => Math.round(value * 10) / 10;

/** A line of next to no length (of none, some printers draw nothing): its cap is the mark. `x` is the middle. */
export const point = (x: number, y: number): string => `M${round(x)},${y}h.01`;

/** The pill behind a number, half as high as a row, drawn as a thick line. */
export const pill = (x0: number, x1: number, y: number): string =>
  `M${round(x0 + 8)},${y}H${round(Math.max(x0 + 8.1, x1 - 8))}`;

/** The middle of a mark, in the same pixels as its ends. */
export const middle = ({x0, x1}: Mark): number => (x0 + x1) / 2;

/** A text cut to its room at a word; `letter` is the width of one letter, in the unit of the room. */
export function shorten(text: string, room: number, letter: number): string {
  const letters = Math.floor(room / letter);
  if (text.length <= letters) return text;
  const cut = text.slice(0, letters - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > letters / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.]+$/, "")}…`;
}

/** A text in one line or, cut to them, in two. */
export function twoLines(text: string, room: number, letter: number): string[] {
  const letters = Math.floor(room / letter);
  const space = text.lastIndexOf(" ", letters);
  if (text.length <= letters || space < 0) return [shorten(text, room, letter)];
  return [text.slice(0, space), shorten(text.slice(space + 1), room, letter)];
}

/** A span of possible days, in pixels. */
export interface Span {
  x0: number;
  x1: number;
  y: number;
  look: Look;
}

/** Draws spans of possible days, one path for all of a look, in an even tone: no day of a span is likelier than another. */
export function drawSpans(document: Document, parent: SVGElement): (spans: readonly Span[]) => void {
  const paths = LOOKS.map((look) => ({
    look,
    path: svg(document, "path", {class: `timeline-span timeline-span-${look}`})
  }));
  parent.append(...paths.map(({path}) => path));
  return (spans) => {
    for (const {look, path} of paths) {
      const mine = spans.filter((span) => span.look === look);
      put(path, "d", mine.map(({x0, x1, y}) => `M${round(x0)},${y}H${round(x1)}`).join(""));
    }
  };
}

/** A title that is cut has at least so many letters. */
const LEAST = 16;

/** The width of a digit, in pixels. */
const DIGIT = 7.4;

/**
 * Draws marks, their numbers, spans of possible days, and titles where there is room for them. What was drawn moves along with the view
 * as long as it covers it: a pan then costs one attribute. A pan beyond it draws as much again on either side. `edge` is where the line of
 * the verified day stands at first: a title keeps out of its way where there is room on the other side of its mark. Where few marks are
 * in view each is named, if it must be by the beginning of its title.
 */
export function drawMarks(
  document: Document,
  parent: SVGElement,
  frame: Frame,
  events: readonly TimelineEvent[],
  edge: (view: View) => number
): (marks: readonly Mark[], view: View, regrouped: boolean) => void {
  const looks = events.map(lookOf);
  const hollows = events.map(isHollow);
  const spans = svg(document, "g");
  const paths = Object.fromEntries<SVGElement>(
    LOOKS.map((look) => [look, svg(document, "path", {class: `timeline-mark timeline-mark-${look}`})])
  ) as Record<Look, SVGElement>;
  // The paper inside of a hollow mark.
  const holes = svg(document, "path", {class: "timeline-hole"});
  const pills = svg(document, "path", {class: "timeline-pill"});
  // A number that a disclosure is among has its color.
  const loud = svg(document, "path", {class: "timeline-pill-disclosure"});
  const counts = svg(document, "g", {class: "timeline-count", "text-anchor": "middle"});
  const titles = svg(document, "g", {class: "timeline-titles"});
  const moving = svg(document, "g", {}, spans, ...LOOKS.map((look) => paths[look]), holes, pills, loud, counts, titles);
  parent.append(moving);
  const drawBars = drawSpans(document, spans);
  // All numbers are one text with a place for each digit: laying out hundreds of texts would cost more than all the marks.
  const numbers = svg(document, "text");
  counts.append(numbers);
  const texts = new Pool(titles, () => svg(document, "text"));

  let drawnAt = 0;
  let reach = 0;
  let drawnFew = false;
  return (marks, view, regrouped) => {
    const {tx} = view;
    const few = marks.filter(({x0, x1}) => x1 + tx >= 0 && x0 + tx <= frame.plot).length <= FEW;
    const apart = Math.round((tx - drawnAt) * 10) / 10;
    if (!regrouped && few === drawnFew && Math.abs(apart) <= reach)
      return put(moving, "transform", `translate(${apart},0)`);
    moving.removeAttribute("transform");
    drawnAt = tx;
    drawnFew = few;
    reach = regrouped ? 0 : frame.plot;
    const begin = frame.left - reach;
    const end = frame.width + reach;
    const shift = frame.left + tx;
    const line = frame.left + edge(view);
    const d: Record<Look, string> = {plain: "", order: "", disclosure: "", unverified: ""};
    let hollow = "";
    let pillPath = "";
    let loudPath = "";
    const bars: Span[] = [];
    const gathered: Mark[] = [];
    const named: {x: number; y: number; title: string; look: Look; before: boolean}[] = [];
    // Where each row is taken up to.
    const taken = new Map<number, number>();
    for (const mark of marks) {
      const x0 = mark.x0 + shift;
      const x1 = mark.x1 + shift;
      if (x0 > end + 20 || x1 < begin - 300) continue;
      const index = mark.events[0]!;
      const free = taken.get(mark.y) ?? frame.left;
      taken.set(mark.y, x1);
      if (mark.events.length > 1) {
        gathered.push(mark);
        const one = pill(x0, x1, mark.y);
        if (mark.events.some((index) => looks[index] === "disclosure")) loudPath += one;
        else pillPath += one;
        continue;
      }
      const look = looks[index]!;
      if (mark.bar) bars.push({x0, x1, y: mark.y, look});
      else {
        const at = point(middle(mark) + shift, mark.y);
        d[look] += at;
        if (hollows[index]) hollow += at;
      }
      if (x1 < begin) continue;
      const room = Math.min(TITLE.most, mark.room - mark.x1 - TITLE.free);
      const left = end - x1 - 8;
      const {title, short, name, key} = events[index]!;
      /** Writes beside the mark, and takes the room. */
      const write = (text: string, before: boolean) => {
        named.push({x: before ? x0 - 5 : x1 + 5, y: mark.y + 4, title: text, look, before});
        if (!before) taken.set(mark.y, x1 + text.length * TITLE.letter);
      };
      if (
        mark.name &&
        name !== undefined &&
        !(few && mark.name === "after" && title.length * TITLE.letter <= Math.min(room, left))
      ) {
        write(name, mark.name === "before");
        continue;
      }
      // A title stands whole or, among many, not at all: the tip and the list have it.
      const wide = title.length * TITLE.letter;
      const fits = wide <= Math.min(room, left);
      const crosses = x1 < line && line < x1 + 5 + wide;
      const behind = Math.min(TITLE.most, x0 - free) - TITLE.free;
      if (fits && !crosses) write(title, false);
      else if ((key || fits || few) && wide <= behind) write(title, true);
      else if (short !== undefined) write(short, short.length * TITLE.letter > left);
      else if (fits && (key || few)) write(title, false);
      else if (name !== undefined && name.length * TITLE.letter <= Math.max(Math.min(room, left), behind))
        write(name, name.length * TITLE.letter > Math.min(room, left));
      else if (few && Math.max(Math.min(room, left), behind) >= LEAST * TITLE.letter) {
        const before = behind > Math.min(room, left);
        write(shorten(title, before ? behind : Math.min(room, left), TITLE.letter), before);
      }
    }
    for (const look of LOOKS) put(paths[look], "d", d[look]);
    put(holes, "d", hollow);
    put(pills, "d", pillPath);
    put(loud, "d", loudPath);
    drawBars(bars);
    const xs: number[] = [];
    const ys: number[] = [];
    let digits = "";
    for (const mark of gathered) {
      const text = String(mark.events.length);
      const first = middle(mark) + shift - ((text.length - 1) * DIGIT) / 2;
      for (let index = 0; index < text.length; index++) {
        xs.push(Math.round((first + index * DIGIT) * 10) / 10);
        ys.push(mark.y + 4);
      }
      digits += text;
    }
    put(numbers, "x", xs.join(" "));
    put(numbers, "y", ys.join(" "));
    if (numbers.textContent !== digits) numbers.textContent = digits;
    put(counts, "data-events", String(gathered.reduce((sum, {events}) => sum + events.length, 0)));
    texts.each(named.length, (element, index) => {
      const {x, y, title, look, before} = named[index]!;
      put(element, "x", String(Math.round(x * 10) / 10));
      put(element, "text-anchor", before ? "end" : "start");
      put(element, "y", String(y));
      put(
        element,
        "class",
        look === "unverified"
          ? "timeline-title timeline-title-unverified"
          : look === "plain"
            ? "timeline-title"
            : "timeline-title timeline-title-strong"
      );
      if (element.textContent !== title) element.textContent = title;
    });
  };
}
