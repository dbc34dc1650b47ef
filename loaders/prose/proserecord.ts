import {citable, type Citable} from "./citable.js";
import type {Unit} from "../schema/tables/units.js";
import type {Row} from "../schema/table.js";
import type {ProseRecord} from "./prose.js";

/**
 * What prose may cite of a record: every row that has an id, under it, and the words that name units in running text (those of one word:
 * `returns`, `people`).
 * @param tables the rows of each table, by its name
 */
export function proseRecord(tables: Readonly<Record<string, readonly Row[]>>): ProseRecord {
  const rows = new Map<string, Citable>();
  for (const [table, among] of Object.entries(tables)) {
    for (const row of among) if (typeof row["id"] === "string") rows.set(row["id"], citable(table, row));
  }
  const units = (tables["units"] ?? []) as readonly Unit[];
  return {
    rows,
    unitNames: new Map(
      units.flatMap(({id, title}) => (/^\w+$/.test(title) ? [[title.toLowerCase(), id] as const] : []))
    )
  };
}
