import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Diagnostic} from "../../loaders/diagnostics/diagnostic.js";
import type {ProseRecord} from "../../loaders/prose/citable.js";
import {checkProse} from "../../loaders/prose/prose.js";
import {figuresIn} from "../../loaders/prose/cited.js";
import {english, type ProseLanguage} from "../../loaders/prose/language.js";
import {placeAt} from "../../loaders/prose/markdown.js";

/** Front matter that readers see, in search results and shared links: it cannot cite, so it says no figure. */
const SEEN = /^(?:title|description):[^\n]*/gm;

function checkFrontMatter(source: string, file: string, language: ProseLanguage): Diagnostic[] {
  const matter = /^---\n[\s\S]*?\n---(?=\n|$)/.exec(source)?.[0] ?? "";
  return [...matter.matchAll(SEEN)].flatMap(({0: line, index}) => {
    const {dates, numbers} = figuresIn(line, language);
    return [...dates, ...numbers].map(({text, start}): Diagnostic => ({
      code: "number-uncited",
      severity: "error",
      file,
      ...placeAt(source, index + start),
      message: `“${text}” cites nothing`,
      expected:
        "a title or description without figures: leave it out, and the page's heading and standfirst, which can cite, take its place"
    }));
  });
}

/** How a page is checked. */
export interface PageOptions {
  /** The story's pages that need no citations, as `Story.uncited` names them. */
  uncited?: readonly string[];
  /** How it writes dates and numbers. */
  language?: ProseLanguage;
}

/** Everything that a page says which the record does not, its front matter included. */
export function checkPage(
  source: string,
  file: string,
  record: ProseRecord,
  {uncited = [], language = english}: PageOptions = {}
): Diagnostic[] {
  const path = file.replace(/^[^/]*|(?:\.md)$/g, "");
  const free = uncited.some((page) => (page.endsWith("/") ? path.startsWith(page) : path === page));
  return [...checkFrontMatter(source, file, language), ...checkProse(source, file, record, language)].filter(
    ({code}) => !free || code !== "number-uncited"
  );
}

/** Checks every Markdown page under a folder. Files are named with it; `optionsOf` says of a page's path, `/es/itin`, how it is checked. */
export async function checkPages(
  root: string,
  record: ProseRecord,
  optionsOf: (path: string) => PageOptions = () => ({})
): Promise<Diagnostic[]> {
  const names = (await readdir(root, {recursive: true}))
    .filter((name) => name.endsWith(".md") && !name.startsWith("."))
    .sort();
  const pages = await Promise.all(
    names.map(async (name) =>
      checkPage(await readFile(join(root, name), "utf8"), join(root, name), record, optionsOf(`/${name}`))
    )
  );
  return pages.flat();
}
