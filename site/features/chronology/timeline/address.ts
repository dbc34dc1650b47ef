import type {Asked} from "./sift.js";
import {writeState, type State} from "./state.js";

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
