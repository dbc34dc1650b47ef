import {html} from "../../../ui/dom.js";
import type {Frame} from "./lanes.js";
import {DAY, timeDay} from "./rows.js";
import type {TimeScale} from "./scale.js";
import type {View} from "./view.js";
import {dayWords, words} from "./words.js";

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
    "aria-label": words.cursor
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
      handle.setAttribute("aria-valuetext", dayWords(timeDay(time)));
    }
  };
}
