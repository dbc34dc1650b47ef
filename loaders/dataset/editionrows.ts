import {readFile, stat} from "node:fs/promises";
import {join} from "node:path";
import {parquetMetadataAsync, parquetSchema} from "hyparquet";
import {z} from "zod";
import type {Column} from "../schema/column.js";
import type {Row, Table} from "../schema/table.js";
import {tables} from "../schema/tables.js";
import {readParquet} from "./readparquet.js";

/** The rows of one table of a built edition, and the columns that its files have. */
export interface BuiltTable {
  table: Table;
  columns: readonly Column[];
  rows: Row[];
}

/** A built edition: what it says about itself, and its tables. */
export interface BuiltEdition {
  title: string;
  edition: string;
  verified_through: string | null;
  tables: BuiltTable[];
  /** Tables and columns that it lacks, or has beside ours, in words. */
  notes: string[];
}

const descriptor = z.object({
  title: z.string(),
  docketbook: z.object({edition: z.string(), verified_through: z.string().nullable()})
});

/** A file's bytes alone in their memory, as `readParquet` takes them. */
export async function fileBytes(path: string): Promise<ArrayBuffer> {
  const {buffer, byteOffset, byteLength} = await readFile(path);
  return buffer.slice(byteOffset, byteOffset + byteLength);
}

async function readTable(folder: string, table: Table, notes: string[]): Promise<BuiltTable> {
  const path = join(folder, `${table.name}.parquet`);
  if (!(await stat(path).catch(() => null))) {
    notes.push(`${folder} has no table ${table.name}`);
    return {table, columns: [], rows: []};
  }
  const bytes = await fileBytes(path);
  const names = new Set(parquetSchema(await parquetMetadataAsync(bytes)).children.map(({element}) => element.name));
  const columns = table.columns.filter(({name}) => names.has(name));
  for (const {name} of table.columns)
    if (!names.has(name)) notes.push(`${folder}: ${table.name} has no column ${name}`);
  const rows = (await readParquet(bytes, {columns})) as Row[];
  return {table, columns, rows};
}

/**
 * The tables of a built edition, as far as it has those of this version: an edition of an earlier version may lack some.
 * @throws where the folder holds no edition that can be read
 */
export async function readBuilt(folder: string): Promise<BuiltEdition> {
  const {title, docketbook} = descriptor.parse(JSON.parse(await readFile(join(folder, "datapackage.json"), "utf8")));
  const notes: string[] = [];
  const read: BuiltTable[] = [];
  for (const table of Object.values<Table>(tables)) read.push(await readTable(folder, table, notes));
  return {title, ...docketbook, tables: read, notes};
}
