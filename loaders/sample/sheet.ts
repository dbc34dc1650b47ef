import type {RecordRows} from "../record/record.js";
import {formatCsv, readCsv} from "../record/csv.js";
import {isDate} from "../schema/types/date.js";
import {OUTCOMES, type Check} from "../schema/tables/checks.js";
import type {Drawn} from "./draw.js";

const GIVEN = ["seed", "edition", "row", "table", "grade", "claim", "source", "locator"] as const;
const FILLED = ["checked_by", "checked_on", "checked_in", "outcome", "note"] as const;
const COLUMNS = [...GIVEN, ...FILLED];

/** The sheet for rows drawn: CSV with one row a line, and empty columns for who checked what where and how it came out. */
export function sheetText(drawn: readonly Drawn[], {seed, edition}: {seed: number; edition: string}): string {
  const lines = drawn.map((row) => {
    const given: Record<string, string> = {...row, seed: String(seed), edition};
    return COLUMNS.map((name) => given[name] || null);
  });
  return formatCsv([COLUMNS, ...lines]);
}

/** Something in a sheet that cannot be recorded, with its line. */
export interface SheetFault {
  line: number;
  message: string;
}

/**
 * The rows for `checks` that a filled-in sheet stands for: one for each table and outcome. A line without an outcome was not looked up. Who checked
 * stays in the sheet: the record names people in their public roles alone.
 */
export function readSheet(text: string, record: RecordRows): {checks: Check[]; faults: SheetFault[]} {
  const faults: SheetFault[] = [];
  const fault = (line: number, message: string) => faults.push({line, message});
  const [header = [], ...rows] =
    readCsv(text.replace(/^\ufeff/, ""), (_, {line}, message) => fault(line, message)) ?? [];
  const names = header.map((found) => (found.kind === "text" ? found.text.trim() : ""));
  const missing = ["seed", "row", "table", "checked_on", "outcome", "note"].filter((name) => !names.includes(name));
  if (missing.length) fault(1, `the sheet has no column ${missing.join(", ")}`);
  if (!rows.length) fault(1, "the sheet has no rows");
  if (faults.length) return {checks: [], faults};

  const known = new Map<string, Set<string>>();
  for (const [table, entries] of Object.entries(record.tables))
    known.set(table, new Set(entries.flatMap(({row}) => ("id" in row ? row.id : []))));
  const seen = new Set<string>();
  const seeds = new Set<string>();
  const days: string[] = [];
  const groups = new Map<string, {table: string; outcome: Check["outcome"]; ids: string[]; notes: string[]}>();
  for (const cells of rows) {
    const line = cells[0]?.line ?? 1;
    const of = (name: string) => {
      const found = cells[names.indexOf(name)];
      return found?.kind === "text" ? found.text.trim() : "";
    };
    const [id, table, day, outcome] = [of("row"), of("table"), of("checked_on"), of("outcome") || "not-looked-up"];
    seeds.add(of("seed"));
    if (!known.get(table)?.has(id))
      fault(line, `the record has no row ${id || "without an id"} in ${table || "no table"}`);
    if (seen.has(id)) fault(line, `${id} appears twice`);
    seen.add(id);
    if (!OUTCOMES.includes(outcome as Check["outcome"]))
      fault(line, `the outcome ${outcome} is none of ${OUTCOMES.join(", ")}`);
    if (outcome !== "not-looked-up" && !isDate(day))
      fault(line, `checked_on is no day such as 2026-11-26: ${day || "empty"}`);
    if (isDate(day)) days.push(day);
    const key = `${table} ${outcome}`;
    const group = groups.get(key) ?? {table, outcome: outcome as Check["outcome"], ids: [], notes: []};
    group.ids.push(id);
    if (of("note")) group.notes.push(`${id}: ${of("note")}`);
    groups.set(key, group);
  }
  const [seed = "", ...otherSeeds] = seeds;
  if (otherSeeds.length || !/^\d+$/.test(seed))
    fault(2, "the lines are not of one draw: their seeds differ, or are no numbers");
  const date = days.sort().at(-1);
  if (date === undefined) fault(2, "no line says when it was checked");
  if (faults.length || date === undefined) return {checks: [], faults};
  const drawn = `${rows.length} rows, one of each table and grade in turn, seed ${seed}`;
  return {
    faults,
    checks: [...groups.values()].map(({table, outcome, ids, notes}) => ({
      id: `recheck-${date}-seed-${seed}-${table}-${outcome}`,
      date,
      drawn,
      of: [table],
      outcome,
      count: ids.length,
      row_ids: ids,
      note: notes.length ? notes.join(" ") : null,
      recorded: date
    }))
  };
}
