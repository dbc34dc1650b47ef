import {drawSpans, type Span} from "./drawspans.js";
import {Pool, put, svg} from "../../../ui/dom.js";
import type {Mark} from "./layout.js";
import type {Frame} from "./lanes.js";
import {isHollow, LOOKS, lookOf, middle, pill, point, type Look} from "./paths.js";
import type {TimelineEvent} from "./rows.js";
import {shorten} from "./shorten.js";
import type {View} from "./view.js";

/** The width of a digit, in pixels. */
const DIGIT = 7.4;
/** The width of a letter of a title, and the least and most room that one gets, in pixels. */
const LETTER = 6.5;
const LEAST = 90;
const MOST = 250;

/**
 * Draws marks, their numbers, spans of possible days, and titles where there is room for them. What was drawn moves along with the view
 * as long as it covers it: a pan then costs one attribute. A pan beyond it draws as much again on either side.
 */
export function drawMarks(
  document: Document,
  parent: SVGElement,
  frame: Frame,
  events: readonly TimelineEvent[]
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
  const counts = svg(document, "g", {class: "timeline-count", "text-anchor": "middle"});
  const titles = svg(document, "g", {class: "timeline-titles"});
  const moving = svg(document, "g", {}, spans, ...LOOKS.map((look) => paths[look]), holes, pills, counts, titles);
  parent.append(moving);
  const fading = drawSpans(document, spans);
  // All numbers are one text with a place for each digit: laying out hundreds of texts would cost more than all the marks.
  const numbers = svg(document, "text");
  counts.append(numbers);
  const texts = new Pool(titles, () => svg(document, "text"));

  let drawnAt = 0;
  let reach = 0;
  return (marks, {tx}, regrouped) => {
    const apart = Math.round((tx - drawnAt) * 10) / 10;
    if (!regrouped && Math.abs(apart) <= reach) return put(moving, "transform", `translate(${apart},0)`);
    moving.removeAttribute("transform");
    drawnAt = tx;
    reach = regrouped ? 0 : frame.plot;
    const begin = frame.left - reach;
    const end = frame.width + reach;
    const shift = frame.left + tx;
    const d: Record<Look, string> = {plain: "", order: "", disclosure: "", unverified: ""};
    let hollow = "";
    let pillPath = "";
    const bars: Span[] = [];
    const gathered: Mark[] = [];
    const named: {x: number; y: number; title: string; look: Look}[] = [];
    for (const mark of marks) {
      const x0 = mark.x0 + shift;
      const x1 = mark.x1 + shift;
      if (x0 > end + 20 || x1 < begin - 300) continue;
      const index = mark.events[0]!;
      if (mark.events.length > 1) {
        gathered.push(mark);
        pillPath += pill(x0, x1, mark.y);
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
      const room = Math.min(MOST, mark.room - mark.x1 - 12);
      const left = end - x1 - 8;
      const title = room < LEAST || left < LEAST ? "" : shorten(events[index]!.title, Math.min(room, left), LETTER);
      if (title) named.push({x: x1 + 5, y: mark.y + 4, title, look});
    }
    for (const look of LOOKS) put(paths[look], "d", d[look]);
    put(holes, "d", hollow);
    put(pills, "d", pillPath);
    fading(bars);
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
      const {x, y, title, look} = named[index]!;
      put(element, "x", String(Math.round(x * 10) / 10));
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
