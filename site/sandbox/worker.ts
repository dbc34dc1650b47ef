import {BEGUN} from "./protocol.js";

// The cell shares this scope: what it puts in the place of this is not used.
const post = globalThis.postMessage.bind(globalThis) as (said: unknown, transfer?: Transferable[]) => void;

/** What a cell gave, and the memory in it that is handed over without a copy. */
export interface Answer {
  said: unknown;
  transfer?: Transferable[];
}

/** What is said of a cell that threw, or whose value cannot be sent. */
export interface Failure {
  kind: "error";
  message: string;
}

/**
 * Answers every cell that this worker is asked to run. `run` calls `begin` once it has what the cell needs: from then on the cell's time
 * counts. What it throws becomes a `Failure`.
 */
export function serveCells(run: (ask: never, begin: () => void) => Answer | Promise<Answer>): void {
  const serve = async (ask: never) => {
    try {
      const {said, transfer = []} = await run(ask, () => post(BEGUN));
      post(said, transfer);
    } catch (error) {
      const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      post({kind: "error", message} satisfies Failure);
    }
  };
  addEventListener("message", ({data}: MessageEvent) => void serve(data as never));
}
