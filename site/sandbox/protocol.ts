/** What the page says to open the frame; a port comes with it, and the frame answers with the same through that port. */
export const OPEN = "docketbook:open";

/** What the worker says first: it has what it needs, and the cell's time begins. */
export const BEGUN = "begun";

/** From the page to the frame, which passes `ask` on to its worker. */
export interface Request {
  ask: unknown;
  /** The memory in `ask` that the frame hands on without a copy. */
  transfer: ArrayBuffer[];
}

/** From the frame to the page. What the worker said is a cell's word: it may be anything. */
export type Reply = {begun: true} | {said: unknown} | {failed: string};
