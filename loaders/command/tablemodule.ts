import {resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {either} from "../check/show.js";
import type {Table} from "../schema/table.js";
import {tables} from "../schema/tables.js";

/** The table that was asked for is not there, or cannot be used as asked. */
export class TableError extends Error {
  override name = "TableError";
}

const isTable = (value: unknown): value is Table =>
  typeof value === "object" && value !== null && "row" in value && "columns" in value && Array.isArray(value.columns) && "key" in value && "name" in value;

/** The table of that name: of the record, or exported by a module. Throws a `TableError`. */
export async function tableNamed(name: string, module: string | null): Promise<Table> {
  let found: Table[] = Object.values<Table>(tables);
  if (module !== null) {
    const exported: unknown = await import(pathToFileURL(resolve(module)).href).catch((error: unknown) => {
      throw new TableError(`${module} cannot be imported: ${error instanceof Error ? error.message : String(error)}`);
    });
    found = Object.values(exported as Record<string, unknown>).filter(isTable);
    if (!found.length) throw new TableError(`${module} exports no table made by table()`);
  }
  const table = found.find((candidate) => candidate.name === name);
  if (!table) throw new TableError(`there is no table ${name}; there is ${either(found.map((candidate) => candidate.name))}`);
  return table;
}
