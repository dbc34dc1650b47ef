/** Steps from the first to before the second. */
export type Range = readonly [number, number];

/** What a hand holds: one edge, the range as a whole, or a new range that began somewhere. */
export type Grip = {edge: 0 | 1; range: Range} | {moved: Range; at: number} | {begun: number};

const within = (value: number, steps: number) => Math.max(0, Math.min(steps, value));

/** What is under a hand at a place (in steps, with fractions); `reach` is how near an edge counts as on it. */
function gripAt(range: Range | null, at: number, reach: number): Grip {
  if (!range) return {begun: at};
  const [from, to] = [Math.abs(at - range[0]), Math.abs(at - range[1])];
  if (Math.min(from, to) <= reach) return {edge: from < to ? 0 : 1, range};
  return at > range[0] && at < range[1] ? {moved: range, at} : {begun: at};
}

/** The range when the hand is at a place; at least a step wide. */
export function dragged(grip: Grip, at: number, steps: number): Range {
  if ("moved" in grip) {
    const [from, to] = grip.moved;
    const by = Math.max(-from, Math.min(steps - to, Math.round(at - grip.at)));
    return [from + by, to + by];
  }
  if ("begun" in grip) {
    const from = Math.min(steps - 1, Math.floor(within(Math.min(grip.begun, at), steps)));
    return [from, Math.max(from + 1, Math.ceil(within(Math.max(grip.begun, at), steps)))];
  }
  const fixed = grip.range[1 - grip.edge]!;
  const moving = Math.round(within(at, steps));
  if (moving === fixed)
    return grip.edge === 0
      ? fixed > 0
        ? [fixed - 1, fixed]
        : [0, 1]
      : fixed < steps
        ? [fixed, fixed + 1]
        : [steps - 1, steps];
  return moving < fixed ? [moving, fixed] : [fixed, moving];
}

/** A click takes one bar; a click outside of what is taken extends to there. */
export function clicked(range: Range | null, at: number, bars: readonly number[]): Range {
  let bar = 0;
  while (bar < bars.length - 2 && bars[bar + 1]! <= at) bar++;
  const [from, to] = [bars[bar]!, bars[bar + 1]!];
  if (!range || (from < range[1] && to > range[0])) return [from, to];
  return [Math.min(from, range[0]), Math.max(to, range[1])];
}

/** Where a key brings an edge; null when it is none of an edge's keys. */
export function stepped(edge: 0 | 1, range: Range, key: string, bars: readonly number[]): Range | null {
  const steps = bars.at(-1)!;
  const at = range[edge];
  const next: Record<string, number | undefined> = {
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    PageDown: bars.findLast((step) => step < at) ?? 0,
    PageUp: bars.find((step) => step > at) ?? steps,
    Home: 0,
    End: steps
  };
  const to = next[key];
  if (to === undefined) return null;
  return edge === 0
    ? [Math.max(0, Math.min(range[1] - 1, to)), range[1]]
    : [range[0], Math.min(steps, Math.max(range[0] + 1, to))];
}

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
