import {setTimeout as wait} from "node:timers/promises";

/** The network and the clock that the client uses, passed in so that a test needs neither. */
export interface Transport {
  fetch: (address: string, init: RequestInit) => Promise<Response>;
  now: () => Date;
  sleep: (milliseconds: number) => Promise<unknown>;
  /** From 0 up to, not including, 1. */
  random: () => number;
  /** A signal that fires after so many milliseconds. */
  deadline: (milliseconds: number) => AbortSignal;
}

/** The platform's own. */
export const platform: Transport = {
  fetch: (address, init) => fetch(address, init),
  now: () => new Date(),
  sleep: (milliseconds) => wait(milliseconds),
  random: Math.random,
  deadline: (milliseconds) => AbortSignal.timeout(milliseconds)
};
