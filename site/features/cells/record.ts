import {parquetReadObjects} from "hyparquet";
import type {RowOf} from "../../../loaders/schema/table.js";
import type {TableName, Tables as Schemas} from "../../../loaders/schema/tables.js";

/** The record's tables, each read when it is first asked for: the rows of `record.orders` are `await record.orders`. */
export type RecordTables = {readonly [T in TableName]: Promise<readonly RowOf<Schemas[T]>[]>};

/**
 * The site's root. Scripts stand two folders below it, in `_node/` or `_file/`; Framework's preview, whose names carry no hash, has the
 * tables among a page's files.
 */
export const siteRoot = (): URL => new URL("../../", import.meta.url);
const tableFolder = (): string => (/\.[0-9a-f]{8}\.js$/.test(import.meta.url) ? "data/" : "_file/data/");

const utf8 = new TextDecoder("utf-8", {fatal: true, ignoreBOM: true});
const parsers = {
  // The library's own decoder drops a byte order mark that opens a text.
  stringFromBytes: (bytes: Uint8Array | undefined) => bytes && utf8.decode(bytes),
  dateFromDays: (days: number | undefined) =>
    days === undefined ? undefined : new Date(days * 86_400_000).toISOString().slice(0, 10)
};

/** A value of a Parquet file as a row of the record has it. */
function plain(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
  return value;
}

async function readTable(name: string): Promise<object[]> {
  const response = await fetch(new URL(`${tableFolder()}${name}.parquet`, siteRoot()));
  if (!response.ok) throw new Error(`the table ${name} could not be read: the server answered ${response.status}`);
  const rows = await parquetReadObjects({file: await response.arrayBuffer(), parsers});
  return rows.map(plain) as object[];
}

/** Every table, said here once more so that a page does not load their schemas. */
const NAMES = [
  "sources",
  "units",
  "agencies",
  "flows",
  "courts",
  "cases",
  "orders",
  "events",
  "laws",
  "claims",
  "series",
  "observations",
  "corrections",
  "checks",
  "status"
] as const satisfies readonly TableName[];

const read = new Map<TableName, Promise<object[]>>();

function tableOf(name: TableName): Promise<object[]> {
  const known = read.get(name);
  if (known) return known;
  const rows = readTable(name);
  rows.catch(() => read.delete(name));
  read.set(name, rows);
  return rows;
}

/**
 * The tables of the record by their names, for a page's cells: `const orders = record.orders` makes `orders` their rows in every other cell.
 * Dates are `YYYY-MM-DD`, integers and decimals are numbers, nothing is null; a value's unit stands in its row, and `record.units` says what
 * it is called. Each table is fetched once, from the site itself.
 * @throws Error, from the promise, where the site has no such table
 */
export const record = Object.defineProperties(
  {},
  Object.fromEntries(NAMES.map((name) => [name, {get: () => tableOf(name), enumerable: true}]))
) as RecordTables;
