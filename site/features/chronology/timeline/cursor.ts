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

/** What the button of the events asks of the picture, and tells it. Events are indices. */
export interface RovingActions {
  /** Those that are shown, by time. */
  order: () => readonly number[];
  /** Of some, the one nearest in time to the day of the cursor. */
  nearest: (among: readonly number[]) => number | undefined;
  /** Whether an event is in view. */
  seen: (index: number) => boolean;
  /** Brings one into view. */
  moved: (index: number) => void;
  /** Opens its card. */
  opened: (index: number) => void;
}

/** One button that stands on one event at a time: arrows and Page Up and Page Down move it, Enter opens the card. */
export interface Roving {
  place: (marks: readonly Mark[], view: View, frame: Frame) => void;
  /** Makes an event (an index) the current one. */
  to: (index: number) => void;
  focus: () => void;
}

/** So much of the page stays in view around the event that the keys go to, in pixels. */
const ROOM = 40;

export function roving(
  document: Document,
  parent: HTMLElement,
  events: readonly TimelineEvent[],
  {order, nearest, seen, moved, opened}: RovingActions
): Roving {
  const button = html(document, "button", {
    type: "button",
    class: "timeline-roving",
    "aria-label": words().timeline.mark
  });
  parent.append(button);
  let current = -1;
  /** A reader went to the current event, or opened it. */
  let reached = false;
  /** The keys moved the button, and the page has not followed yet. */
  let follow = false;

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
  const monthOf = (index: number) => events[index]!.date_start.slice(0, 7);
  /** The first event of the next month, or of the one before, that has any; at the end the last one, or the first. */
  const nextMonth = (by: 1 | -1) => {
    const shown = order();
    const at = Math.max(0, shown.indexOf(current));
    const month = monthOf(shown[at]!);
    if (by > 0) return shown.find((index) => monthOf(index) > month) ?? shown.at(-1);
    const before = shown.slice(0, at).findLast((index) => monthOf(index) < month);
    return before === undefined ? shown[0] : shown.find((index) => monthOf(index) === monthOf(before));
  };
  button.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !order().length) return;
    const move = {ArrowRight: [1, false], ArrowLeft: [-1, false], ArrowDown: [1, true], ArrowUp: [-1, true]}[
      event.key
    ] as [1 | -1, boolean] | undefined;
    const jump = {
      Home: () => order()[0],
      End: () => order().at(-1),
      PageDown: () => nextMonth(1),
      PageUp: () => nextMonth(-1)
    }[event.key];
    if (!move && !jump) return;
    const index = move ? next(...move) : jump?.();
    event.preventDefault();
    event.stopPropagation();
    if (index === undefined) return;
    reached = true;
    follow = true;
    to(index);
    moved(index);
  });
  // Who comes in finds the event nearest the day that they look at, and the zoom as it was; who left one in view finds it again.
  button.addEventListener("focus", () => {
    if (current >= 0 && reached && seen(current)) return;
    const shown = order();
    const index = nearest(shown.some(seen) ? shown.filter(seen) : shown);
    if (index === undefined) return;
    to(index);
    moved(index);
  });
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    if (current >= 0) opened(current);
  });

  return {
    to(index) {
      reached = true;
      to(index);
    },
    focus: () => button.focus(),
    place(marks, {tx}, frame) {
      const shown = order();
      if (!shown.includes(current)) {
        reached = false;
        const index = nearest(shown);
        if (index === undefined) button.hidden = true;
        else to(index);
      }
      if (shown.length) button.hidden = false;
      const mark = marks.find(({events}) => events.includes(current));
      if (!mark) return;
      const left = Math.max(mark.x0, -tx);
      const x = frame.left + tx + (Math.min(mark.x1, left + 24) + left) / 2;
      button.style.transform = `translate(${Math.round(x - 12)}px,${mark.y - 12}px)`;
      if (!follow) return;
      follow = false;
      // Up and down alone: scrollIntoView would move the picture sideways as well, inside a view that hides what runs over.
      const {top, bottom} = button.getBoundingClientRect();
      const window = document.defaultView!;
      const beyond = Math.min(0, top - ROOM) + Math.max(0, bottom + ROOM - window.innerHeight);
      if (beyond) window.scrollBy({top: beyond, behavior: "instant"});
    }
  };
}
