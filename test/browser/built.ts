import {openSite} from "../../site/framework/preset.js";
import {story} from "../../src/story.js";
import {builtPages, DIST, documentOf} from "./files.js";

/** The record that the built site was drawn from. */
export const record = await openSite(story, `${DIST}/data`);

/** The built pages by their address. */
export const documents = new Map(builtPages().map(({path, source}) => [path, documentOf(source)]));

/** A built page. */
export function built(path: string): Document {
  const found = documents.get(path);
  if (!found) throw new Error(`${path} was not built`);
  return found;
}

const known = new Map<string, Set<string>>();

/** The ids of a built page: they are looked for in thousands, and `getElementById` goes through the page for each. */
export function idsOf(path: string): Set<string> {
  const ids = known.get(path) ?? new Set([...built(path).querySelectorAll("[id]")].map(({id}) => id));
  known.set(path, ids);
  return ids;
}

/** The text of what stands in a page, its spaces folded. */
export const wordsOf = (element: Element | null): string => (element?.textContent ?? "").replace(/\s+/g, " ").trim();

/** The languages that a page names, each with its address. */
export const alternates = (document: Document) =>
  [...document.querySelectorAll('link[rel="alternate"][hreflang]')].map((link) => [
    link.getAttribute("hreflang"),
    link.getAttribute("href")
  ]);
