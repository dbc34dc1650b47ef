import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import {afterAll} from "vitest";
import {build} from "../../loaders/write/build.js";
import {allFigures} from "../../src/site/figures.js";
import type {Figure} from "../../src/components/figure.js";
import {readSite, type Site} from "../../src/site/site.js";

/** The real record, built and read back from its Parquet. */
export async function realSite(): Promise<Site> {
  const out = await mkdtemp(join(tmpdir(), "figures-"));
  afterAll(() => rm(out, {recursive: true, force: true}));
  const {files} = await build({dir: "data", out});
  if (!files) throw new Error("the record has errors: run docketbook validate");
  return readSite(out);
}

export const figuresOf = ({tables}: Site): Figure[] => Object.values(allFigures).map((make) => make(tables));

export const blank = (): Document => parseHTML("<!DOCTYPE html><html><body></body></html>").document;
