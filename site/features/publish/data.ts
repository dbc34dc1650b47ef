import type {SiteEdition, SiteTables} from "../../story/story.js";
import type {Figure} from "../../charts/figure.js";

/** A figure's rows with everything that is needed to use them: columns, unit, sources in full, grade, caveats, edition. */
export function figureJson(
  {id, title, subtitle, columns, rows, unit, grade, missing, source_ids, row_ids}: Figure,
  {sources}: Pick<SiteTables, "sources">,
  edition: SiteEdition
): string {
  return `${JSON.stringify(
    {
      id,
      title,
      subtitle,
      unit,
      grade,
      missing,
      edition: edition.edition,
      verified_through: edition.verified_through,
      credits: edition.credits,
      sources: sources.filter((source) => source_ids.includes(source.id)),
      row_ids,
      columns,
      rows
    },
    null,
    1
  )}\n`;
}
