import {mkdir, open, readdir, rename, rm} from "node:fs/promises";
import {dirname, join} from "node:path";
import {cannotFill, cannotWrite} from "./folder.js";
import type {Output} from "./output.js";

/** What a replacement is about to do, in this order. */
export type ReplaceStep = "fill" | "flush" | "set-aside" | "put-in-place" | "remove-previous";

async function flush(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Fills a fresh folder beside the output, makes sure that it is on disk and puts it in the output's place by renaming, so that whoever
 * opens the output finds all of the old edition or all of the new one, and a build that is killed loses neither (`prepareOutput` puts
 * the old one back). When `fill` throws, the output stays as it was. Throws an `OutputError` where no folder can be made there, or the
 * disk is full. `about` is told of each step before it is done.
 */
export async function replaceFolder<T>(
  {folder, next, previous}: Output,
  fill: (folder: string) => Promise<T>,
  about: (step: ReplaceStep) => void = () => {}
): Promise<T> {
  about("fill");
  await mkdir(next).catch(async (error: unknown) => {
    throw await cannotWrite(folder, error);
  });
  try {
    const result = await fill(next);
    about("flush");
    for (const name of await readdir(next, {recursive: true})) await flush(join(next, name));
    await flush(next);
    about("set-aside");
    await rename(folder, previous).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    });
    about("put-in-place");
    await rename(next, folder);
    await flush(dirname(folder));
    about("remove-previous");
    await rm(previous, {recursive: true, force: true});
    return result;
  } catch (error) {
    // Fails, as it should, where the output is in its place or there was none.
    await rename(previous, folder).catch(() => {});
    await rm(next, {recursive: true, force: true});
    throw cannotFill(folder, error);
  }
}
