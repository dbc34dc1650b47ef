/** Work in slices: what is yielded to is free to do other things, or never to come back. */
export type Slices<T> = Generator<undefined, T, undefined>;

/** A slice is about this many rows: well under a millisecond of the quickest loops, a few of the slowest. */
export const SLICE = 1 << 15;

/** For so many milliseconds work goes on before the page gets its turn. */
const BUDGET = 4;

/** Does all slices at once, where nobody waits. */
export function finish<T>(slices: Slices<T>): T {
  for (;;) {
    const {done, value} = slices.next();
    if (done) return value;
  }
}

/**
 * Does slices until the budget is spent, lets the page have its turn, and goes on. When `signal` is aborted the work stops where it is
 * and the promise rejects with the signal's reason.
 */
export function inSlices<T>(slices: Slices<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    // A message waits for no timer, and the page's own input and frames come between.
    const {port1, port2} = new MessageChannel();
    const end = () => {
      port1.onmessage = null;
      port1.close();
    };
    port1.onmessage = () => {
      try {
        signal.throwIfAborted();
        const until = performance.now() + BUDGET;
        do {
          const {done, value} = slices.next();
          if (done) {
            end();
            return resolve(value);
          }
        } while (performance.now() < until);
        port2.postMessage(null);
      } catch (error) {
        end();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    port2.postMessage(null);
  });
}
