import {openFrame} from "../../notebook/arquero/host.js";
import type {Result} from "../result/result.js";
import {outcomeOf, type Outcome} from "./comeback.js";
import type {Ask, Given, Relayed} from "./protocol.js";

/** A cell that gave nothing, since it was ended: by its reader, by its time, or with its frame. The message says which. */
export class CellEnded extends Error {
  override readonly name = "CellEnded";
}

export interface RunOptions {
  /** How long it may run, in milliseconds, before it is ended. */
  limit: number;
}

/** Where the cells of one result run, one at a time. */
export interface CellHost {
  /** Runs a cell in a closed frame of its own. Rejects with a CellEnded, or with an Error where the frame does not load. */
  run: (source: string, options: RunOptions) => Promise<Outcome>;
  /** Ends the cell that runs, at once. */
  stop: () => void;
}

/** Rows that come back at the most. */
export const MOST = 1_000_000;
/** Bytes of a result that are handed over at the most, and at least one batch of rows. */
const MOST_BYTES = 128 * 1024 * 1024;
/** How long the frame may take to hand a result over before the cell's time begins, in milliseconds. */
const BEGINNING = 30_000;

/** The first messages of a result that are not too much to hand over, and how many rows they hold. */
export function handed({messages, table, length, columns}: Result, most = MOST_BYTES): {given: Given; rows: number} {
  const types = columns.map(({type}) => type);
  const batches = table.children[0]?.data ?? [];
  // A message for the schema, and one for each batch.
  if (batches.length !== messages.length - 1) return {given: {messages, types}, rows: length};
  let bytes = 0;
  let rows = 0;
  let taken = 0;
  for (const batch of batches) {
    bytes += messages[taken + 1]!.length;
    if (taken && bytes > most) break;
    taken += 1;
    rows += batch.length;
  }
  return {given: {messages: messages.slice(0, taken + 1), types}, rows};
}

/** A message alone in its memory: what is sent is copied with all the memory that it lies in. */
const alone = (message: Uint8Array) => (message.byteLength === message.buffer.byteLength ? message : message.slice());

export interface CellHostOptions {
  document: Document;
  /** The address of the frame's page. */
  address: string;
  given: Given;
}

export function cellHost({document, address, given}: CellHostOptions): CellHost {
  let ending: ((why: string) => void) | null = null;

  // A frame for each: with it goes the worker, whatever runs in it, and all that it still says.
  function run(source: string, {limit}: RunOptions): Promise<Outcome> {
    return new Promise<Outcome>((resolve, reject) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let over = false;
      const opening = openFrame({document, address});
      const done = () => {
        over = true;
        clearTimeout(timer);
        ending = null;
        void opening.then(
          ({frame, port}) => {
            port.close();
            frame.remove();
          },
          () => undefined
        );
      };
      const end = (why: string) => {
        if (over) return;
        done();
        reject(new CellEnded(why));
      };
      const finish = (said: unknown) => {
        done();
        try {
          resolve(outcomeOf(said, MOST));
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      const endAfter = (milliseconds: number, why: string) => {
        clearTimeout(timer);
        timer = setTimeout(end, milliseconds, why);
      };
      ending = end;
      opening.then(
        ({frame, port}) => {
          if (over) return;
          endAfter(BEGINNING, "ended: the result could not be handed over");
          // It loads once; what loads after that is not ours.
          frame.addEventListener("load", () => end("ended: its frame was lost"));
          port.onmessage = ({data}: MessageEvent<Relayed>) => {
            if ("begun" in data) endAfter(limit, `ended after ${limit / 1000} s`);
            else if ("failed" in data) end(`ended: ${data.failed.slice(0, 300) || "its worker failed"}`);
            else finish(data.said);
          };
          port.postMessage({source, given: {...given, messages: given.messages.map(alone)}, most: MOST} satisfies Ask);
        },
        (error: unknown) => {
          if (over) return;
          done();
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      );
    });
  }
  return {run, stop: () => ending?.("stopped")};
}
