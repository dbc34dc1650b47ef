import type {DuckDBConnection} from "@duckdb/node-api";
import {literal, name} from "../schema/sql.js";
import type {Table} from "../schema/table.js";
import type {Compiled} from "./compile.js";
import type {RefusedRow} from "./locate.js";
import {inOrder, numberedRows} from "./scan.js";
import type {Source} from "./source.js";
import {thousands} from "../diagnostics/pluralize.js";

/** Keys that are compared at once. Twice the rows take twice the turns, and no more memory. */
const KEYS_AT_ONCE = 1_000_000;

/** Rows whose key another row before them has. */
export interface Duplicates {
  count: number;
  /** The first of the keys that stand more than once, as text. */
  keys: (string | null)[][];
}

const asText = (columns: readonly string[], from = "") =>
  columns.map((column) => `CAST(${from}${name(column)} AS VARCHAR)`);

/**
 * Finds the keys that stand more than once in Parquet files (`files`: a path or a pattern). Keys are divided into parts by their hash
 * and the parts looked at one after the other, so that memory does not grow with the rows.
 */
export async function duplicateKeys(
  connection: DuckDBConnection,
  {key}: Pick<Table, "key">,
  files: string,
  rows: number,
  keep: number
): Promise<Duplicates> {
  const found: Duplicates = {count: 0, keys: []};
  const from = `read_parquet(${literal(files)}, hive_partitioning = true, hive_types_autocast = false)`;
  // Of a table without a key nothing has to be unique.
  if (!key.length) return found;
  const columns = key.map(name).join(", ");
  const parts = Math.max(1, Math.ceil(rows / KEYS_AT_ONCE));
  for (let part = 0; part < parts; part++) {
    const mine = parts === 1 ? "true" : `hash(${columns}) % ${parts} = ${part}`;
    // A number a key is enough to know that none stands twice.
    const hashes = `SELECT count(*) FROM (SELECT hash(${columns}) AS h FROM ${from} WHERE ${mine} GROUP BY h HAVING count(*) > 1)`;
    const [[suspects] = []] = (await connection.runAndReadAll(hashes)).getRows();
    if (!Number(suspects)) continue;
    const repeated = `SELECT ${columns}, count(*) AS times FROM ${from} WHERE ${mine} GROUP BY ALL HAVING count(*) > 1`;
    const [[more] = []] = (
      await connection.runAndReadAll(`SELECT coalesce(sum(times - 1), 0) FROM (${repeated})`)
    ).getRows();
    found.count += Number(more);
    const room = keep - found.keys.length;
    if (room > 0)
      found.keys.push(
        ...((
          await connection.runAndReadAll(
            `SELECT ${asText(key).join(", ")} FROM (${repeated}) ORDER BY ALL LIMIT ${room}`
          )
        ).getRows() as (string | null)[][])
      );
  }
  return found;
}

/** The rows of a file with one of the keys; each that stands after another of its key is refused, here or in an earlier file (`seen`). */
export async function repeatedRows(
  connection: DuckDBConnection,
  source: Source,
  table: Table,
  compiled: Compiled,
  file: string,
  keys: Duplicates["keys"],
  seen: Map<string, string>
): Promise<RefusedRow[]> {
  const wanted = keys.map(
    (values) =>
      `(${table.key.map((column, index) => `CAST(s.${name(column)} AS VARCHAR) IS NOT DISTINCT FROM ${values[index] === null ? "NULL" : literal(values[index]!)}`).join(" AND ")})`
  );
  const sql = `SELECT index, CAST(line AS VARCHAR), ${asText(table.key, "s.").join(", ")} FROM (${numberedRows(source, compiled, file)}) WHERE line IS NOT NULL AND (${wanted.join(" OR ")})`;
  const refused: RefusedRow[] = [];
  for await (const [index, json, ...values] of inOrder(connection, sql)) {
    const key = JSON.stringify(values);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, `row ${thousands(Number(index) + 1)} of ${file}`);
    else {
      const said = table.key
        .map((column, at) => `${column} ${values[at] === null ? "null" : JSON.stringify(values[at])}`)
        .join(", ");
      const path = [table.key[0]!];
      refused.push({
        index: Number(index),
        json: String(json),
        faults: [
          {
            code: "id-duplicate",
            path,
            message: `the key ${said} is that of ${first} too`,
            expected: `one row for each ${table.key.join(", ")}`
          }
        ]
      });
    }
  }
  return refused;
}
