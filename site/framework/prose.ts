import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Diagnostic} from "../../loaders/diagnostics/diagnostic.js";
import type {ProseRecord} from "../../loaders/prose/citable.js";
import {checkProse} from "../../loaders/prose/prose.js";
import {figuresIn} from "../../loaders/prose/cited.js";
import {placeAt} from "../../loaders/prose/markdown.js";

/** Front matter that readers see, in search results and shared links: it cannot cite, so it says no figure. */
const SEEN = /^(?:title|description):[^\n]*/gm;

function checkFrontMatter(source: string, file: string): Diagnostic[] {
  const matter = /^---\n[\s\S]*?\n---(?=\n|$)/.exec(source)?.[0] ?? "";
  return [...matter.matchAll(SEEN)].flatMap(({0: line, index}) => {
    const {dates, numbers} = figuresIn(line);
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

/**
 * Everything that a page says which the record does not, its front matter included.
 * @param uncited the story's pages that need no citations, as `Story.uncited` names them
 */
export function checkPage(
  source: string,
  file: string,
  record: ProseRecord,
  uncited: readonly string[] = []
): Diagnostic[] {
  const path = file.replace(/^[^/]*|(?:\.md)$/g, "");
  const free = uncited.some((page) => (page.endsWith("/") ? path.startsWith(page) : path === page));
  return [...checkFrontMatter(source, file), ...checkProse(source, file, record)].filter(
    ({code}) => !free || code !== "number-uncited"
  );
}

/** Checks every Markdown page under a folder. Files are named with it. */
export async function checkPages(
  root: string,
  record: ProseRecord,
  uncited: readonly string[] = []
): Promise<Diagnostic[]> {
  const names = (await readdir(root, {recursive: true}))
    .filter((name) => name.endsWith(".md") && !name.startsWith("."))
    .sort();
  const pages = await Promise.all(
    names.map(async (name) => checkPage(await readFile(join(root, name), "utf8"), join(root, name), record, uncited))
  );
  return pages.flat();
}
