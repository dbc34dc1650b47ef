import {controls} from "./controls.js";
import {drawing} from "./draw.js";
import {html} from "../../../ui/dom.js";
import {legend} from "./legend.js";
import {dayTime, type TimelineData} from "./rows.js";
import {WHOLE} from "./view.js";
import {epochOn, statusSentence, words} from "./words.js";

/** Widths that the pictures of the build are drawn at; the style sheet shows one of them. */
export const WIDTHS = {wide: 880, narrow: 340} as const;

/** One picture of the whole time, for readers without scripts and for paper. */
export function still(document: Document, data: TimelineData, size: keyof typeof WIDTHS): SVGElement {
  const picture = drawing(document, data, WIDTHS[size], `timeline-${size}`);
  const shown = new Uint8Array(data.events.length).fill(1);
  picture.update({
    view: WHOLE,
    shown,
    cursor: dayTime(data.verifiedThrough),
    epoch: epochOn(data.status, data.edition)
  });
  const days = data.events.map(({date_start}) => date_start).sort();
  picture.svg.setAttribute("role", "img");
  picture.svg.setAttribute(
    "aria-label",
    words.picture(days.length, days[0] ?? data.edition, days.at(-1) ?? data.edition)
  );
  picture.svg.setAttribute("class", `timeline-picture timeline-still timeline-${size}`);
  return picture.svg;
}

/** The rows that the script needs, in the page itself: no request, and nothing to get out of step. */
function island(document: Document, data: TimelineData): HTMLElement {
  const script = html(document, "script", {type: "application/json", class: "timeline-rows"});
  script.textContent = JSON.stringify(data).replaceAll("<", "\\u003c");
  return script;
}

/** The whole figure as a page holds it: it reads complete without a script, and `timeline` brings it to life. */
export function timelineFigure(document: Document, data: TimelineData): HTMLElement {
  const wide = still(document, data, "wide");
  const narrow = still(document, data, "narrow");
  const {breakAt, tighter} = drawing(document, data, WIDTHS.wide, "measure").scale;
  const notes =
    breakAt === null
      ? []
      : [html(document, "p", {class: "timeline-note"}, words.tighter(new Date(breakAt).getUTCFullYear(), tighter))];
  const sentence = statusSentence(data, data.verifiedThrough, data.edition);
  return html(
    document,
    "section",
    {class: "timeline", "aria-label": words.name},
    controls(document, data),
    html(document, "p", {class: "timeline-left", role: "status"}),
    ...(sentence ? [html(document, "p", {class: "timeline-words", role: "status"}, sentence)] : []),
    html(document, "div", {class: "timeline-view"}, wide, narrow),
    html(
      document,
      "p",
      {class: "timeline-count-line"},
      html(document, "span", {class: "timeline-shown", role: "status"}, words.count(data.events, data.events.length)),
      " ",
      html(document, "span", {class: "timeline-range"})
    ),
    legend(document, new Set(data.events.map(({kind}) => kind)), data.verifiedThrough),
    ...notes,
    island(document, data)
  );
}
