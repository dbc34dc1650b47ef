import type {Site} from "../../story/story.js";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {capital, unslug} from "../../ui/format.js";
import {cellsOf} from "../notebook/cells.js";

/** Where a series is used: a figure, a cell of a notebook, a page's prose or a claim. */
export interface Use {
  /** From the site's root. */
  address: string;
  words: string;
}

/** The pages whose prose cites a row, by the row's id. */
function cited(root: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const pages = readdirSync(root, {recursive: true, withFileTypes: true}).filter(
    (entry) => entry.isFile() && entry.name.endsWith(".md") && !entry.name.includes("[")
  );
  for (const {parentPath, name} of pages) {
    const path = join(parentPath, name);
    const page = path
      .slice(root.length)
      .replace(/\.md$/, "")
      .replace(/index$/, "");
    for (const [, id = ""] of readFileSync(path, "utf8").matchAll(/\(cite:([^)\s]+)\)/g)) {
      const series = id.split("@")[0] ?? id;
      found.set(series, (found.get(series) ?? new Set<string>()).add(page));
    }
  }
  return found;
}

/** What uses each series, by its id. `root` is the folder of the pages. */
export function usesOf(
  {tables, story, figures}: Pick<Site, "tables" | "story" | "figures">,
  root = "src"
): Map<string, Use[]> {
  const uses = new Map<string, Use[]>();
  const add = (series: string, use: Use) => {
    const list = uses.get(series) ?? [];
    if (!list.some(({address}) => address === use.address)) uses.set(series, [...list, use]);
  };
  const cells = cellsOf(story);
  /** The name of a page: its notebook's, its name in the navigation, or its address in words. */
  const titleOf = (page: string) =>
    story.notebooks.find((notebook) => `/${notebook.page}` === page || notebook.page === page)?.title ??
    story.pages.find(({path}) => path === page)?.name ??
    capital(unslug(page.slice(page.lastIndexOf("/") + 1)));
  const known = new Set(tables.series.map(({id}) => id));
  const seriesOf = new Map(tables.observations.map(({id, series_id}) => [id, series_id]));
  for (const [id, make] of Object.entries(figures)) {
    const {title, row_ids, page = ""} = make(tables);
    const cell = cells.get(id);
    const series = new Set([...row_ids.map((row) => seriesOf.get(row)), ...(cell?.series ?? [])]);
    for (const each of series)
      if (each !== undefined) add(each, {address: `/${page}#${cell ? "cell" : "figure"}-${id}`, words: title});
  }
  for (const {id, claim, evidence_ids} of tables.claims) {
    for (const row of evidence_ids) {
      const series = seriesOf.get(row) ?? (known.has(row) ? row : undefined);
      if (series !== undefined) add(series, {address: `/claims#${id}`, words: `Claim: ${claim}`});
    }
  }
  for (const [series, pages] of cited(root)) {
    if (known.has(series))
      for (const page of pages)
        add(series, {
          address: page,
          words: page === "/" ? "The text of the story" : `The text of “${titleOf(page)}”`
        });
  }
  return uses;
}
