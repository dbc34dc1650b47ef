import type {Failure} from "../../sandbox/worker.js";
import {openSandbox} from "../../sandbox/host.js";
import type {CellAsk, Handed, Inputs, Outcome} from "./evaluate.js";

export interface RunOptions {
  inputs?: Inputs;
  /** How long the cell may run, in milliseconds, before it is ended. */
  limit?: number;
  /** How many rows come back at the most. */
  most?: number;
}

export interface HostOptions {
  /** Where the frame is put. */
  document: Document;
  /** The address of the built `assets/arquero.htm`. */
  address: string;
  /** What cells know, by its name: asked for when a worker starts. */
  tables: () => Readonly<Record<string, Handed>>;
}

/** What a cell threw, in words. */
export class CellError extends Error {
  override readonly name = "CellError";
}

export interface Host {
  /**
   * Runs a cell once those before it are done. Rejects with a CellError where it throws, with a CellEnded where it runs too long, and with
   * an Error where its frame does not load; the host stays usable.
   */
  run: (source: string, options?: RunOptions) => Promise<Outcome>;
  close: () => void;
}

/** A closed place in which the cells of a page run, one after the other, over the same tables. */
export function openHost({document, address, tables}: HostOptions): Host {
  const sandbox = openSandbox({document, address, given: () => ({tables: tables()}), keep: true});
  return {
    async run(source, {inputs = {}, limit = 5000, most = 100_000} = {}) {
      const said = (await sandbox.run({source, inputs, most} satisfies CellAsk, limit)) as Outcome | Failure;
      if ("message" in said) throw new CellError(said.message);
      return said;
    },
    close: sandbox.close
  };
}
