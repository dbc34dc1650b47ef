import {EMPTY_STORY} from "../../site/framework/preset.js";
import {rmSync} from "node:fs";
import {mkdtemp} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import {build} from "../../loaders/dataset/build.js";
import {lawFigure} from "../../site/features/status/law.js";
import {readSite} from "../../site/story/read.js";
import type {Site} from "../../site/story/story.js";

const made = new Map<string, Promise<string>>();

/** A record as built, to be read back from its Parquet. A worker builds it once; nobody writes into the folder. */
export function builtTables(dir: string): Promise<string> {
  const known = made.get(dir);
  if (known) return known;
  const making = (async () => {
    const out = await mkdtemp(join(tmpdir(), "docketbook-built-"));
    process.once("exit", () => rmSync(out, {recursive: true, force: true}));
    const {files} = await build({dir, out});
    if (!files) throw new Error(`${dir} has errors: run docketbook validate`);
    return out;
  })();
  made.set(dir, making);
  return making;
}

/** The small made-up record of the tests as a site, with nothing of a story's own. */
export async function sampleSite(): Promise<Site> {
  const built = await readSite(await builtTables("test/record"));
  return {
    ...built,
    story: EMPTY_STORY,
    figures: {"law-on-any-date": (rows) => lawFigure(rows, {flow: built.edition.flow})},
    answers: {}
  };
}

export const blank = (): Document => parseHTML("<!DOCTYPE html><html><body></body></html>").document;
