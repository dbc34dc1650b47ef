import {html} from "../../../ui/dom.js";
import type {Mark} from "./layout.js";
import type {Frame} from "./lanes.js";
import {laneOf, type TimelineEvent} from "./rows.js";
import type {View} from "./view.js";
import {words} from "./words.js";

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
  const button = html(document, "button", {type: "button", class: "timeline-roving", "aria-label": words.mark});
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
