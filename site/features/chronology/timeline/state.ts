import {folded} from "../../../ui/folded.js";
import {type TimelineData, type TimelineEvent, laneOf, timeDay} from "./rows.js";
import {timeScale} from "./scale.js";

/** What a reader asks to see; an empty text asks for everything, and commas part the values of which an event must have one. */
export interface Filter {
  lane: string;
  kind: string;
  case: string;
  grade: string;
  /** `yes` for the key events alone. */
  key: string;
  text: string;
}

export const EVERYTHING: Filter = {lane: "", kind: "", case: "", grade: "", key: "", text: ""};

const isAmong = (wanted: string, value: string | null) =>
  !wanted || (value !== null && wanted.split(",").includes(value));

/** What an event has of each filter with choices. */
export const VALUES = {
  lane: laneOf,
  kind: ({kind}: TimelineEvent) => kind,
  case: ({case_id}: TimelineEvent) => case_id,
  grade: ({grade}: TimelineEvent) => grade
} as const;
const CHOICES = Object.keys(VALUES) as (keyof typeof VALUES)[];

/** Marks the events that pass with 1. `textOf` gives an event's whole text, folded; it is asked only when a text is looked for. */
export function shownOf(
  events: readonly TimelineEvent[],
  filter: Filter,
  textOf: (index: number) => string
): Uint8Array {
  const words = folded(filter.text).split(/\s+/).filter(Boolean);
  const shown = new Uint8Array(events.length);
  events.forEach((event, index) => {
    const passes =
      CHOICES.every((name) => isAmong(filter[name], VALUES[name](event))) &&
      (!filter.key || event.key) &&
      (!words.length || words.every((word) => textOf(index).includes(word)));
    shown[index] = passes ? 1 : 0;
  });
  return shown;
}

/**
 * How many events each value of a filter would show beside what the other filters choose, by `filter value`; of a value that is left out
 * there is none. `textOf` is as for `shownOf`.
 */
export function choiceCounts(
  events: readonly TimelineEvent[],
  filter: Filter,
  textOf: (index: number) => string
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of CHOICES) {
    const shown = shownOf(events, {...filter, [name]: ""}, textOf);
    for (const event of events.filter((_, index) => shown[index])) {
      const choice = `${name} ${VALUES[name](event)}`;
      counts.set(choice, (counts.get(choice) ?? 0) + 1);
    }
  }
  return counts;
}

/** Everything about a view that an address carries. Days are `YYYY-MM-DD`; null stands for what the page shows by itself. */
export interface State {
  from: string | null;
  to: string | null;
  filter: Filter;
  /** The day of the cursor, and the day as known on which it is answered. */
  on: string | null;
  known: string | null;
  /** The event whose card is open. */
  event: string | null;
}

export const START: State = {from: null, to: null, filter: EVERYTHING, on: null, known: null, event: null};

const isDay = (text: string) => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

export const NAMES = {lane: "lane", kind: "kind", case: "case", grade: "grade", key: "key", text: "q"} as const;
export const DAYS = ["from", "to", "on", "known"] as const;

/** Reads the query of an address. What is not a day is passed over: an address is anybody's text. */
export function readState(query: string): State {
  const given = new URLSearchParams(query);
  const state: State = {...START, filter: {...EVERYTHING}};
  for (const name of DAYS) {
    const text = given.get(name);
    if (text !== null && isDay(text)) state[name] = text;
  }
  if (state.from === null || state.to === null || state.from >= state.to) state.from = state.to = null;
  for (const [name, short] of Object.entries(NAMES) as [keyof Filter, string][])
    state.filter[name] = (given.get(short) ?? "").slice(0, 200);
  state.event = given.get("event");
  return state;
}

/** Writes a state as a query, with its `?`; empty for the view that the page shows by itself. */
export function writeState(state: State): string {
  const query = new URLSearchParams();
  for (const name of DAYS) if (state[name] !== null) query.set(name, state[name]);
  for (const [name, short] of Object.entries(NAMES) as [keyof Filter, string][])
    if (state.filter[name]) query.set(short, state.filter[name]);
  if (state.event !== null) query.set("event", state.event);
  const text = query.toString();
  return text && `?${text}`;
}

export interface Asked {
  state: State;
  /** The parts of the address that mean nothing here, as `name=value`. */
  left: string[];
}

/** Reads the query of an address for a page that shows `data`: what it names and the page does not know is left out, and said. */
export function parseState(data: Pick<TimelineData, "events" | "cases" | "edition">): (query: string) => Asked {
  const {events, cases} = data;
  const first = timeDay(timeScale(data, 1).start);
  const withCase = new Set(events.map(({case_id}) => case_id));
  const known = {
    lane: new Set(events.map(laneOf)),
    kind: new Set<string>(events.map(({kind}) => kind)),
    case: new Set(cases.map(({id}) => id).filter((id) => withCase.has(id))),
    grade: new Set<string>(events.map(({grade}) => grade)),
    key: new Set(events.some(({key}) => key) ? ["yes"] : [])
  };
  const ids = new Set(events.map(({id}) => id));
  return (query) => {
    const given = new URLSearchParams(query);
    const state = readState(query);
    if (state.on !== null && state.on < first) state.on = null;
    const left: string[] = [];
    const leave = (name: string) => {
      const text = given.get(name) ?? "";
      if (text !== "") left.push(`${name}=${text.length > 40 ? `${text.slice(0, 40)}…` : text}`);
    };
    for (const name of DAYS) if (state[name] === null) leave(name);
    for (const name of ["lane", "kind", "case", "grade", "key"] as const) {
      const wanted = state.filter[name].split(",").filter(Boolean);
      const found = wanted.filter((value) => known[name].has(value));
      if (found.length < wanted.length) leave(NAMES[name]);
      state.filter[name] = found.join(",");
    }
    if (state.event !== null && !ids.has(state.event)) {
      leave("event");
      state.event = null;
    }
    return {state, left};
  };
}

/** Keeps a state in the address of the page. */
export interface Address {
  read: () => Asked;
  /** Replaces the state of this entry of the history, once the reader rests: a drag is not a hundred entries. */
  rest: (state: State) => void;
  /** Makes an entry that Back returns from; `card` marks the one that an open card has to itself. */
  step: (state: State, card?: boolean) => void;
  /** Leaves an open card: goes back where it has its own entry, otherwise replaces this one. */
  leave: (state: State) => void;
}

const REST = 160;

/** `ask` reads a query; `changed` is told when Back or Forward brings another. */
export function address(window: Window, ask: (query: string) => Asked, changed: (asked: Asked) => void): Address {
  /** What the address is yet to hear, in order. */
  let waiting: {state: State; card: boolean | null} | null = null;
  let timer = 0;
  const to = (state: State) => `${window.location.pathname}${writeState(state)}${window.location.hash}`;
  const flush = () => {
    window.clearTimeout(timer);
    if (!waiting) return;
    const {state, card} = waiting;
    waiting = null;
    if (card === null) window.history.replaceState(window.history.state, "", to(state));
    else window.history.pushState({card}, "", to(state));
  };
  window.addEventListener("popstate", () => {
    window.clearTimeout(timer);
    waiting = null;
    changed(ask(window.location.search));
  });
  window.addEventListener("pagehide", flush);
  return {
    read: () => ask(window.location.search),
    rest(state) {
      // A move right after a step belongs to it.
      waiting = {state, card: waiting?.card ?? null};
      window.clearTimeout(timer);
      timer = window.setTimeout(flush, REST);
    },
    step(state, card = false) {
      flush();
      waiting = {state, card};
      // Browsers take a while over a new entry: the frame that answers the reader goes first.
      window.requestAnimationFrame(() => {
        window.clearTimeout(timer);
        timer = window.setTimeout(flush);
      });
    },
    leave(state) {
      flush();
      if ((window.history.state as {card?: boolean} | null)?.card) window.history.back();
      else window.history.replaceState(null, "", to(state));
    }
  };
}
