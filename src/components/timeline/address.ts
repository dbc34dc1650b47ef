import {readState, writeState, type State} from "./state.js";

/** Keeps a state in the address of the page. */
export interface Address {
  read: () => State;
  /** Replaces the state of this entry of the history, once the reader rests: a drag is not a hundred entries. */
  rest: (state: State) => void;
  /** Makes an entry that Back returns from; `card` marks the one that an open card has to itself. */
  step: (state: State, card?: boolean) => void;
  /** Leaves an open card: goes back where it has its own entry, otherwise replaces this one. */
  leave: (state: State) => void;
}

const REST = 160;

/** `changed` is told when Back or Forward brings another state. */
export function address(window: Window, changed: (state: State) => void): Address {
  let waiting: State | null = null;
  let timer = 0;
  const to = (state: State) => `${window.location.pathname}${writeState(state)}${window.location.hash}`;
  const flush = () => {
    window.clearTimeout(timer);
    if (waiting) window.history.replaceState(window.history.state, "", to(waiting));
    waiting = null;
  };
  window.addEventListener("popstate", () => {
    window.clearTimeout(timer);
    waiting = null;
    changed(readState(window.location.search));
  });
  window.addEventListener("pagehide", flush);
  return {
    read: () => readState(window.location.search),
    rest(state) {
      waiting = state;
      window.clearTimeout(timer);
      timer = window.setTimeout(flush, REST);
    },
    step(state, card = false) {
      flush();
      window.history.pushState({card}, "", to(state));
    },
    leave(state) {
      flush();
      if ((window.history.state as {card?: boolean} | null)?.card) window.history.back();
      else window.history.replaceState(null, "", to(state));
    }
  };
}
