import {EVERYTHING, type Filter} from "./filter.js";

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

export const NAMES = {lane: "lane", kind: "kind", case: "case", grade: "grade", text: "q"} as const;
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
