import type {SiteTables} from "../../story/story.js";
import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {observations} from "../../../loaders/schema/tables/observations.js";
import {figureCsv} from "../../charts/figurecsv.js";

/** Writes the observations of every series as a file of its own, `data/series/ID.csv`, all columns filled in. */
export async function writeSeriesFiles(
  {observations: rows, series}: Pick<SiteTables, "observations" | "series">,
  out: string
): Promise<void> {
  const folder = join(out, "data/series");
  await mkdir(folder, {recursive: true});
  const columns = observations.columns.map(({name, title}) => ({name, title}));
  await Promise.all(
    series.map(({id}) =>
      writeFile(join(folder, `${id}.csv`), figureCsv({columns, rows: rows.filter(({series_id}) => series_id === id)}))
    )
  );
}
