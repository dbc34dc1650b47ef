import {clicked, dragged, gripAt, type Grip, type Range} from "./range.js";

/** How near an edge counts as on it, and how far a hand goes before it drags, in pixels. */
const REACH = {mouse: 6, other: 14};
const STILL = 3;

export interface BrushParts {
  /** The steps that bars begin with, and the count of steps. */
  bars: readonly number[];
  range: () => Range | null;
  /** A hand took hold near the first or the second edge: keys go on from there. */
  hold: (edge: 0 | 1) => void;
  /** A range is picked, or null to clear; `moving` while it is held. */
  pick: (range: Range | null, moving: boolean) => void;
}

/** Mouse, pen and finger over a histogram: drag, drag an edge, drag the range along, click, double click. */
export function brush(plot: HTMLElement, {bars, range, hold, pick}: BrushParts): void {
  const steps = bars.at(-1)!;
  let held: {
    pointer: number;
    grip: Grip;
    before: Range | null;
    left: number;
    width: number;
    x: number;
    drags: boolean;
  } | null = null;

  // The box is measured once a gesture: asking for it with every move would make the page lay itself out again.
  const place = (x: number, box: {left: number; width: number}) => ((x - box.left) / box.width) * steps;

  plot.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || held) return;
    const {left, width} = plot.getBoundingClientRect();
    const before = range();
    const at = place(event.clientX, {left, width});
    const reach = ((event.pointerType === "mouse" ? REACH.mouse : REACH.other) / width) * steps;
    held = {
      pointer: event.pointerId,
      grip: gripAt(before, at, reach),
      before,
      left,
      width,
      x: event.clientX,
      drags: false
    };
    plot.setPointerCapture(event.pointerId);
    hold(before && Math.abs(at - before[0]) < Math.abs(at - before[1]) ? 0 : 1);
    // The browser would give the focus to whatever lies under the hand.
    event.preventDefault();
  });
  const move = (event: PointerEvent) => {
    if (held?.pointer !== event.pointerId) return;
    if (!held.drags && Math.abs(event.clientX - held.x) < STILL) return;
    held.drags = true;
    pick(dragged(held.grip, place(event.clientX, held), steps), true);
  };
  plot.addEventListener("pointermove", move);
  // The browser keeps a move until its next frame, but tells of it before where it can: then the work is done when the frame comes.
  plot.addEventListener("pointerrawupdate", (event) => move(event as PointerEvent));
  plot.addEventListener("pointerup", (event) => {
    if (held?.pointer !== event.pointerId) return;
    const {drags, before} = held;
    pick(
      drags ? dragged(held.grip, place(event.clientX, held), steps) : clicked(before, place(event.clientX, held), bars),
      false
    );
    held = null;
  });
  // The finger scrolls the page after all.
  plot.addEventListener("pointercancel", (event) => {
    if (held?.pointer !== event.pointerId) return;
    if (held.drags) pick(held.before, false);
    held = null;
  });
  plot.addEventListener("dblclick", () => pick(null, false));
}
