import * as words from "./words.js";
import {Board} from "./cube.js";
import {box, pickWords} from "./box.js";
import type {Chart} from "./chart.js";
import type {ColumnSource} from "./column.js";
import {html, setText} from "../../../ui/dom.js";
import {isNothing, pickOf, samePick, type Filter, type Pick} from "./filter.js";
import {type Profile, profileOf} from "./profile.js";
import {selectionOf, type Selection} from "./selection.js";
import {inSlices} from "./slices.js";

export interface CrossfilterOptions {
  /** What to draw, in this order; names are unique. */
  columns: readonly ColumnSource[];
  /** How many rows every column has. */
  rowCount: number;
  /** What is counted; "rows" if left out. */
  noun?: string;
  /** Where to begin, as `selection.filters` once said it. What no longer fits is left out. */
  filters?: readonly Filter[];
  /** Told after every change that the charts show. */
  onFilter?: (selection: Selection) => void;
}

export interface Crossfilter {
  /** When all columns are profiled and drawn and the first filters hold; rejects when a column cannot be read. */
  ready: Promise<void>;
  selection: () => Selection;
  /** Replaces all filters. */
  set: (filters: readonly Filter[]) => Promise<void>;
  /** Stops all work and empties the place. */
  destroy: () => void;
}

let made = 0;
/** So long nothing changes before a screen reader is told. */
const REST = 500;

/** Fills an empty element with a small chart of every column; what is picked in one filters the others. */
export function crossfilter(
  place: HTMLElement,
  {columns, rowCount, noun = "rows", filters = [], onFilter}: CrossfilterOptions
): Crossfilter {
  const document = place.ownerDocument;
  const window = document.defaultView!;
  const id = `crossfilter-${++made}`;
  const life = new AbortController();

  const told = html(document, "p", {class: "crossfilter-count"}, words.ofAll(rowCount, rowCount, noun));
  const clear = html(document, "button", {type: "button", class: "crossfilter-clear", disabled: true}, words.clearAll);
  const scale = html(document, "input", {type: "checkbox"});
  const scaled = html(document, "label", {class: "crossfilter-scale"}, scale, ` ${words.toScale}`);
  const status = html(document, "p", {class: "crossfilter-says", role: "status"});
  const charts = html(document, "div", {class: "crossfilter-charts", "aria-busy": "true"});
  place.classList.add("crossfilter");
  place.replaceChildren(html(document, "div", {class: "crossfilter-head"}, told, clear, scaled), status, charts);

  let board = new Board([], rowCount);
  let drawn: Chart[] = [];
  let building: {column: number; stop: AbortController; done: Promise<void>} | null = null;
  /** A frame was asked for. */
  let waiting = false;
  /** Something changed that no render has shown. */
  let unseen = false;
  let held = false;
  /** Something was picked that the counts do not show yet. */
  let stale = false;
  let last = -1;
  let resting = 0;

  const selection = () =>
    selectionOf({
      profiles: board.profiles,
      picks: [...board.picks],
      count: stale ? null : board.counts.count,
      total: rowCount,
      noun,
      moving: held
    });

  function announce() {
    const profile = board.profiles[last];
    const what = profile && pickWords(profile, board.picks[last]!);
    setText(
      status,
      `${profile && what ? `${words.picked(profile.label, what)}. ` : ""}${words.ofAll(board.counts.count, rowCount, noun)}`
    );
  }

  function render() {
    unseen = false;
    if (life.signal.aborted) return;
    const counted = board.count();
    if (!counted && stale && last >= 0) void build(last);
    drawn.forEach((chart, column) =>
      chart.show({pick: board.picks[column]!, slots: board.counts.slots[column]!, toScale: scale.checked})
    );
    clear.disabled = board.picks.every(isNothing);
    if (!counted || !stale) return;
    stale = false;
    setText(told, words.ofAll(board.counts.count, rowCount, noun));
    window.clearTimeout(resting);
    resting = window.setTimeout(announce, REST);
    onFilter?.(selection());
  }

  function schedule() {
    unseen = true;
    if (waiting) return;
    waiting = true;
    window.requestAnimationFrame(() => {
      waiting = false;
      if (unseen) render();
    });
  }

  /** Shows the first move of a frame at once, so that the frame has only to paint it; what moves after it is shown with the frame. */
  function follow() {
    const first = !waiting;
    schedule();
    if (first) render();
  }

  /** Makes the cube of a column, unless it is there or on its way. */
  function build(column: number): Promise<void> {
    if (board.active === column || !board.profiles[column]?.codes) return Promise.resolve();
    if (building?.column === column) return building.done;
    building?.stop.abort();
    const stop = new AbortController();
    const done = inSlices(board.activate(column), stop.signal).then(
      () => {
        building = null;
        if (stale) schedule();
      },
      () => undefined
    );
    building = {column, stop, done};
    return done;
  }

  /** The reader is near a chart. What is picked but not yet counted comes first. */
  const near = (column: number) => void (stale || held || build(column));

  function pick(column: number, next: Pick, moving: boolean) {
    const rests = held && !moving;
    held = moving;
    if (samePick(board.picks[column]!, next) && !rests) return;
    // The cube on its way to another column counts with what was picked here.
    if (building && building.column !== column) building.stop.abort();
    if (building?.column !== column) building = null;
    board.pick(column, next);
    last = column;
    stale = true;
    // The next key may come before the next frame, and goes on from this pick.
    if (!moving) drawn[column]!.show({pick: next, slots: null, toScale: scale.checked});
    if (moving) follow();
    else schedule();
  }

  async function set(filters: readonly Filter[]) {
    building?.stop.abort();
    building = null;
    board.replace(
      board.profiles.map((profile) =>
        pickOf(profile, filters.find(({column}) => column === profile.name) ?? {column: profile.name})
      )
    );
    last = Math.max(
      board.picks.findIndex((pick) => !isNothing(pick)),
      board.profiles.findIndex(({codes}) => codes)
    );
    stale = true;
    if (last >= 0) await build(last);
    render();
  }

  async function start() {
    const profiles: Profile[] = [];
    for (const source of columns) {
      setText(status, words.reading(profiles.length, columns.length));
      const profile = await inSlices(profileOf(source, rowCount), life.signal);
      const column = profiles.push(profile) - 1;
      const all = new Board([profile], rowCount).all[0] ?? new Uint32Array();
      const parts = {
        document,
        id: `${id}-${column}`,
        profile,
        all,
        noun,
        near: () => near(column),
        pick: (next: Pick, moving: boolean) => pick(column, next, moving)
      };
      const chart = box(parts);
      chart.element.inert = true;
      drawn.push(chart);
      charts.append(chart.element);
    }
    board = new Board(profiles, rowCount);
    for (const {element} of drawn) element.inert = false;
    charts.removeAttribute("aria-busy");
    setText(status, "");
    if (filters.length) await set(filters);
  }

  clear.addEventListener("click", () => {
    drawn[Math.max(0, last)]?.element.querySelector<HTMLElement>("[tabindex]")?.focus();
    void set([]);
  });
  scale.addEventListener("change", schedule);

  const ready = start().catch((error: unknown) => {
    if (life.signal.aborted) return;
    setText(status, "");
    charts.removeAttribute("aria-busy");
    charts.append(html(document, "p", {class: "crossfilter-only", role: "alert"}, (error as Error).message));
    throw error;
  });
  // Who does not wait for it is told by the page.
  ready.catch(() => undefined);

  return {
    ready,
    selection,
    set,
    destroy() {
      building?.stop.abort();
      life.abort(new DOMException("the charts were taken away", "AbortError"));
      window.clearTimeout(resting);
      drawn = [];
      board = new Board([], 0);
      place.classList.remove("crossfilter");
      place.replaceChildren();
    }
  };
}
