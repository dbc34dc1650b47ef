import type {Site} from "../../story/story.js";
import {namedPages} from "../../record/namedpages.js";

/** Where a series is used: a figure, a page's cells, its prose or a claim. */
export interface Use {
  /** From the site's root. */
  address: string;
  words: string;
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
  const known = new Set(tables.series.map(({id}) => id));
  const seriesOf = new Map(tables.observations.map(({id, series_id}) => [id, series_id]));
  for (const [id, make] of Object.entries(figures)) {
    const {title, row_ids, page = ""} = make(tables);
    for (const series of new Set(row_ids.map((row) => seriesOf.get(row))))
      if (series !== undefined) add(series, {address: `/${page}#figure-${id}`, words: title});
  }
  for (const {id, claim, evidence_ids} of tables.claims) {
    for (const row of evidence_ids) {
      const series = seriesOf.get(row) ?? (known.has(row) ? row : undefined);
      if (series !== undefined) add(series, {address: `/claims#${id}`, words: `Claim: ${claim}`});
    }
  }
  for (const {id, title, sql} of story.questions)
    for (const series of known)
      if (sql.includes(`'${series}'`))
        add(series, {address: `/explore#question-${id}`, words: `Worked question: ${title}`});
  for (const {address, name, cells, cited} of namedPages(story, root)) {
    for (const series of known) {
      if (new RegExp(`["']${series}(?:["'@ ])`).test(cells)) add(series, {address, words: `The charts of “${name}”`});
      else if (cited.has(series))
        add(series, {address, words: address === "/" ? "The text of the story" : `The text of “${name}”`});
    }
  }
  return uses;
}
