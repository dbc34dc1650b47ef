import {laneOf, type TimelineData} from "./rows.js";
import {DAYS, NAMES, readState, type State} from "./state.js";

export interface Asked {
  state: State;
  /** The parts of the address that mean nothing here, as `name=value`. */
  left: string[];
}

/** Reads the query of an address for a page that shows `data`: what it names and the page does not know is left out, and said. */
export function sifting({events, cases}: Pick<TimelineData, "events" | "cases">): (query: string) => Asked {
  const withCase = new Set(events.map(({case_id}) => case_id));
  const known = {
    lane: new Set(events.map(laneOf)),
    kind: new Set<string>(events.map(({kind}) => kind)),
    case: new Set(cases.map(({id}) => id).filter((id) => withCase.has(id))),
    grade: new Set<string>(events.map(({grade}) => grade))
  };
  const ids = new Set(events.map(({id}) => id));
  return (query) => {
    const given = new URLSearchParams(query);
    const state = readState(query);
    const left: string[] = [];
    const leave = (name: string) => {
      const text = given.get(name) ?? "";
      if (text !== "") left.push(`${name}=${text.length > 40 ? `${text.slice(0, 40)}…` : text}`);
    };
    for (const name of DAYS) if (state[name] === null) leave(name);
    for (const name of ["lane", "kind", "case", "grade"] as const) {
      if (state.filter[name] === "" || known[name].has(state.filter[name])) continue;
      leave(NAMES[name]);
      state.filter[name] = "";
    }
    if (state.event !== null && !ids.has(state.event)) {
      leave("event");
      state.event = null;
    }
    return {state, left};
  };
}
