import {expect, test} from "vitest";
import type {Engine} from "../../../../site/features/explore/engine/engine.js";
import type {FileReading, ReadFileOptions} from "../../../../site/features/explore/files/reader.js";
import {openOwn} from "../../../../site/features/explore/workbench/ownfiles.js";

test("of a file's parts that are on their way at once, the first alone makes the table", async () => {
  const makes: boolean[] = [];
  const engine = {
    alive: true,
    insert: async (...[, , , create]: Parameters<Engine["insert"]>) => {
      await new Promise((done) => setImmediate(done));
      makes.push(create ?? true);
    },
    do: () => Promise.resolve()
  } as unknown as Engine;
  const reading = {
    ask: async (_: unknown, {onBatch}: ReadFileOptions) => {
      await Promise.all([1, 2, 3].map((rows) => onBatch!(new Uint8Array(), rows)));
      throw new Error("that is all");
    }
  } as unknown as FileReading;
  const hooks = {signal: new AbortController().signal, report: () => undefined};
  await expect(openOwn(engine, reading, new File(["a\n1\n"], "large.csv"), new Set(), hooks)).rejects.toThrow(
    "that is all"
  );
  expect(makes).toEqual([true, false, false]);
});
