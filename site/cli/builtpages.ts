import {readdirSync, readFileSync} from "node:fs";
import {join, relative} from "node:path";
import {parseHTML} from "linkedom";

export const DIST = "dist";

/** Files that are no page of the site: figures to frame, in any language, and the frame for code. */
export const NO_PAGE = /^(?:(?:[a-z]{2,3}(?:-\w+)*\/)?embed|_file)\//i;

/** Every page of the built site, but for figures to frame and the frame for code: its address from the root, and its text. */
export function builtPages(): {path: string; source: string}[] {
  return readdirSync(DIST, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && entry.name.endsWith(".html"))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !NO_PAGE.test(relative(DIST, file)))
    .sort()
    .map((file) => ({
      path: `/${relative(DIST, file)
        .replace(/\.html$/, "")
        .replace(/(^|\/)index$/, "$1")}`,
      source: readFileSync(file, "utf8")
    }));
}

/** A built page as a document. */
export const documentOf = (source: string): Document => parseHTML(source).document;
