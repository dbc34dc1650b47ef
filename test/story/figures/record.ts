import type {Site} from "../../../site/story/story.js";
import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import {afterAll} from "vitest";
import {build} from "../../../loaders/dataset/build.js";
import type {Figure} from "../../../site/charts/figure.js";
import {openSite} from "../../../site/framework/preset.js";
import {story} from "../../../src/story.js";

/** The real record, built and read back from its Parquet. */
export async function realSite(): Promise<Site> {
  const out = await mkdtemp(join(tmpdir(), "figures-"));
  afterAll(() => rm(out, {recursive: true, force: true}));
  const {files} = await build({dir: "data", out});
  if (!files) throw new Error("the record has errors: run docketbook validate");
  return openSite(story, out);
}

export const figuresOf = ({tables, figures}: Site): Figure[] => Object.values(figures).map((make) => make(tables));

export const blank = (): Document => parseHTML("<!DOCTYPE html><html><body></body></html>").document;
