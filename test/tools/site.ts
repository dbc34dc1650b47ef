import {EMPTY_STORY} from "../../site/framework/preset.js";
import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import {afterAll} from "vitest";
import {build} from "../../loaders/dataset/build.js";
import {lawFigure} from "../../site/features/status/law.js";
import {readSite} from "../../site/story/read.js";
import type {Site} from "../../site/story/story.js";

/** A record as built and read back from its Parquet. */
export async function builtTables(dir: string): Promise<string> {
  const out = await mkdtemp(join(tmpdir(), "docketbook-built-"));
  afterAll(() => rm(out, {recursive: true, force: true}));
  const {files} = await build({dir, out});
  if (!files) throw new Error(`${dir} has errors: run docketbook validate`);
  return out;
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
