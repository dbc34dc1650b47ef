import type {Site} from "../story/story.js";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {capital, unslug} from "../ui/format.js";

/** A page that names rows: in its cells, or by citing them. */
interface NamingPage {
  address: string;
  title: string | null;
  cells: string;
  /** What its prose cites: a value by its series, any other row by its id. */
  cited: ReadonlySet<string>;
}

const CELL = /^(`{3,})(?:js|ts|jsx|tsx|sql)\b[^\n]*\n([^]*?)^\1/gm;

function pagesOf(root: string): NamingPage[] {
  return readdirSync(root, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md") && !entry.name.includes("["))
    .map(({parentPath, name}) => join(parentPath, name))
    .sort()
    .map((path) => {
      const text = readFileSync(path, "utf8");
      return {
        address: path
          .slice(root.length)
          .replace(/\.md$/, "")
          .replace(/index$/, ""),
        title: /^title:\s*(.+)$/m.exec(text)?.[1]?.trim() ?? null,
        cells: [...text.matchAll(CELL)].map(([, , code = ""]) => code).join("\n"),
        cited: new Set([...text.matchAll(/\(cite:([^)\s]+)[^)]*\)/g)].map(([, id = ""]) => id.split("@")[0] ?? id))
      };
    });
}

/** The pages in English, each with its name: one in another language uses what the same page in English does. */
export const namedPages = (story: Site["story"], root = "src"): (NamingPage & {name: string})[] =>
  pagesOf(root)
    .filter(({address}) => !story.languages.some((code) => address.startsWith(`/${code}/`)))
    .map((page) => ({
      ...page,
      name:
        story.pages.find(({path}) => path === page.address)?.name ??
        page.title ??
        capital(unslug(page.address.replace(/.*\//, "")))
    }));
