import {rename, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {freshFolder} from "../tools/folder.js";
import {whenBuilt} from "../tools/whenbuilt.js";

test("tests of pages wait for the build that runs beside them, and begin at once where none does or it is done", async () => {
  const file = join(await freshFolder(), "result");
  let over = false;
  const waiting = whenBuilt(file).then(() => (over = true));
  await new Promise((done) => setImmediate(done));
  expect(over).toBe(false);
  await writeFile(`${file}.part`, "built");
  await rename(`${file}.part`, file);
  await waiting;
  await whenBuilt(file);
  await whenBuilt(null);
});

test("tests of pages fail where the build of their run failed", async () => {
  const file = join(await freshFolder(), "result");
  await writeFile(file, "failed");
  await expect(whenBuilt(file)).rejects.toThrow("the build of this run failed");
});
