import type {Report} from "../diagnostics/findings.js";
import {nearest} from "../diagnostics/nearest.js";
import {show} from "../diagnostics/show.js";
import {observationDefaults, observations} from "../schema/tables/observations.js";
import type {Row} from "../schema/table.js";
import {readCsvTable, type YamlRow} from "./tablefile.js";
import {type Default, readFields} from "./fields.js";
import type {Files} from "./files.js";
import type {Entry} from "./record.js";
import {formatKind} from "./sourcetree.js";

/** The key of a series' row that holds what its observations need not repeat. */
export const DEFAULTS = "defaults";
const columns = observations.columns.filter(({name}) => name in observationDefaults.shape);

function defaultsOf({entry, mapping}: YamlRow, file: string, report: Report): Map<string, Default> {
  const cell = mapping.entries.find(({name}) => name === DEFAULTS)?.cell;
  if (!cell || cell.kind === "empty") return new Map();
  const about = {table: "series", ...(typeof entry.row.id === "string" && {row: entry.row.id})};
  if (cell.kind !== "mapping") {
    report(
      "shape-mismatch",
      {file, line: cell.line, column: cell.column},
      `${DEFAULTS} is ${formatKind(cell)}`,
      "a mapping of columns of observations to values",
      {...about, field: DEFAULTS}
    );
    return new Map();
  }
  const {values, places} = readFields(columns, cell, {file, report, about, absent: "leave"}, `${DEFAULTS}.`);
  return new Map(
    Object.entries(values).map(([name, value]) => [name, {value, place: places.get(`${DEFAULTS}.${name}`)!}])
  );
}

/** The observations of every series: a CSV file for each row of `series.yaml` (null when that cannot be read). `whole` is false when some could not be read at all. */
export async function readObservations(
  files: Files,
  folder: string,
  seriesFile: string,
  series: readonly YamlRow[] | null,
  report: Report
): Promise<{entries: Entry<Row>[]; whole: boolean}> {
  const named = new Map(
    (series ?? []).flatMap((row) => (typeof row.entry.row.id === "string" ? [[row.entry.row.id, row] as const] : []))
  );
  const found = (await files.list(folder))
    .filter((name) => name.endsWith(".csv") && !name.startsWith("."))
    .map((name) => name.slice(0, -".csv".length));
  const entries: Entry<Row>[] = [];
  let whole = series !== null;

  for (const id of [...new Set([...found, ...named.keys()])].sort()) {
    const file = `${folder}/${id}.csv`;
    const row = named.get(id);
    if (!row && series) {
      const near = nearest(id, named.keys());
      report(
        "file-unexpected",
        {file, line: 1, column: 1},
        `no row of ${seriesFile} has the id ${show(id)}`,
        near ? `a file named after a series: did you mean ${near}.csv?` : `a row with this id in ${seriesFile}`
      );
    }
    if (row && !found.includes(id)) {
      report(
        "file-missing",
        row.entry.placeOf("id"),
        `there is no ${file}`,
        "the series' observations; one without any is a header alone",
        {table: "series", row: id, field: "id"}
      );
      continue;
    }
    const defaults = row ? defaultsOf(row, seriesFile, report) : null;
    const rows = await readCsvTable(files, observations, file, report, {defaults, about: {table: "observations"}});
    // Rows of a file that belongs to no series are held to their columns; to look for their series too would say the same once a row.
    const belongs = rows !== null && (row !== undefined || series === null);
    if (!belongs) whole = false;
    for (const {row: values, placeOf} of belongs ? rows : []) entries.push({row: {series_id: id, ...values}, placeOf});
  }
  return {entries, whole};
}
