import {words} from "../../../words/words.js";
import {html} from "../../../ui/dom.js";
import type {Frame, Mark, View} from "./layout.js";
import {DAY, type TimelineEvent, laneOf, timeDay} from "./rows.js";
import type {TimeScale} from "./scale.js";
import {formatDay} from "../../../../loaders/status/statusmessages.js";

/** The handle of the cursor: a slider for keyboard, pointer and screen reader. */
export interface Cursor {
  place: (time: number, view: View, frame: Frame, scale: TimeScale) => void;
}

/** `moved` is told the day that the reader moves it to, milliseconds. `invert` gives the time at a pixel of the picture. */
export function cursor(
  document: Document,
  parent: HTMLElement,
  invert: (x: number) => number,
  moved: (time: number) => void
): Cursor {
  const handle = html(document, "div", {
    class: "timeline-handle",
    role: "slider",
    tabindex: 0,
    "aria-label": words().timeline.cursor
  });
  // The line is a layer of its own: moving it paints nothing else.
  const line = html(document, "div", {class: "timeline-line"});
  parent.append(line, handle);
  let now = 0;
  let least = 0;
  let most = 0;
  const go = (time: number) => moved(Math.min(most, Math.max(least, time)));
  const months = (count: number) => {
    const date = new Date(now);
    const day = date.getUTCDate();
    const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count + 1, 0)).getUTCDate();
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, Math.min(day, last));
  };
  handle.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const days = event.shiftKey ? 7 : 1;
    const next = {
      ArrowLeft: () => now - days * DAY,
      ArrowDown: () => now - days * DAY,
      ArrowRight: () => now + days * DAY,
      ArrowUp: () => now + days * DAY,
      PageDown: () => months(-1),
      PageUp: () => months(1),
      Home: () => least,
      End: () => most
    }[event.key];
    if (!next) return;
    event.preventDefault();
    go(next());
  });
  handle.addEventListener("pointerdown", (event) => {
    event.stopPropagation();
    handle.setPointerCapture(event.pointerId);
  });
  // The zoom listens to the older events of mouse and touch; a drag of the handle is none of its business.
  for (const type of ["mousedown", "touchstart"] as const)
    handle.addEventListener(type, (event) => event.stopPropagation(), {passive: true});
  handle.addEventListener("pointermove", (event) => {
    if (!handle.hasPointerCapture(event.pointerId)) return;
    const time = invert(event.clientX - parent.getBoundingClientRect().left);
    go(Math.floor(time / DAY) * DAY);
  });

  return {
    place(time, {k, tx}, frame, scale) {
      [now, least, most] = [time, scale.start, Math.floor(scale.end / DAY) * DAY];
      const x = frame.left + scale.x(time) * k + tx;
      const seen = x >= frame.left - 1 && x <= frame.left + frame.plot + 1;
      handle.style.transform =
        line.style.transform = `translate(${Math.round(Math.min(frame.left + frame.plot, Math.max(frame.left, x)) * 10) / 10}px,0)`;
      line.hidden = !seen;
      handle.classList.toggle("timeline-handle-away", !seen);
      handle.setAttribute("aria-valuemin", String(least / DAY));
      handle.setAttribute("aria-valuemax", String(most / DAY));
      handle.setAttribute("aria-valuenow", String(time / DAY));
      handle.setAttribute("aria-valuetext", formatDay(timeDay(time)));
    }
  };
}

/** One button that stands on one event at a time: arrows move it, Enter opens the card. */
export interface Roving {
  place: (marks: readonly Mark[], view: View, frame: Frame) => void;
  /** Makes an event (an index) the current one. */
  to: (index: number) => void;
}

/** `order` lists the events that are shown, by time; `moved` brings one into view, `opened` opens it. */
export function roving(
  document: Document,
  parent: HTMLElement,
  events: readonly TimelineEvent[],
  order: () => readonly number[],
  moved: (index: number) => void,
  opened: (index: number) => void
): Roving {
  const button = html(document, "button", {
    type: "button",
    class: "timeline-roving",
    "aria-label": words().timeline.mark
  });
  parent.append(button);
  let current = -1;

  const to = (index: number) => {
    const event = events[index];
    if (!event) return;
    current = index;
    button.setAttribute("aria-label", `${event.words}: ${event.title}`);
  };
  /** The next event in time, in the same lane where `lane` says so. */
  const next = (by: 1 | -1, other: boolean) => {
    const shown = order();
    const at = shown.indexOf(current);
    if (at < 0) return shown[0];
    if (!other) return shown[at + by];
    const lane = laneOf(events[current]!);
    const lanes = [...new Set(shown.map((index) => laneOf(events[index]!)))];
    const wanted = lanes[(lanes.indexOf(lane) + by + lanes.length) % lanes.length];
    const candidates = shown
      .map((index, place) => ({index, apart: Math.abs(place - at)}))
      .filter(({index}) => laneOf(events[index]!) === wanted);
    return candidates.sort((a, b) => a.apart - b.apart)[0]?.index;
  };
  button.addEventListener("keydown", (event) => {
    const move = {ArrowRight: [1, false], ArrowLeft: [-1, false], ArrowDown: [1, true], ArrowUp: [-1, true]}[
      event.key
    ] as [1 | -1, boolean] | undefined;
    const edge = {Home: order()[0], End: order().at(-1)}[event.key];
    const index = move ? next(...move) : edge;
    if (!move && edge === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (index === undefined) return;
    to(index);
    moved(index);
  });
  button.addEventListener("focus", () => current >= 0 && moved(current));
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    if (current >= 0) opened(current);
  });

  return {
    to,
    place(marks, {tx}, frame) {
      const shown = order();
      if (!shown.includes(current)) {
        if (shown[0] === undefined) button.hidden = true;
        else to(shown[0]);
      }
      if (shown.length) button.hidden = false;
      const mark = marks.find(({events}) => events.includes(current));
      if (!mark) return;
      const left = Math.max(mark.x0, -tx);
      const x = frame.left + tx + (Math.min(mark.x1, left + 24) + left) / 2;
      button.style.transform = `translate(${Math.round(x - 12)}px,${mark.y - 12}px)`;
    }
  };
}
