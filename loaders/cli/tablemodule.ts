import {existsSync} from "node:fs";
import {register} from "node:module";
import {resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {either} from "../diagnostics/show.js";
import type {Table} from "../schema/table.js";
import {tables} from "../schema/tables.js";

/** The table that was asked for is not there, or cannot be used as asked. */
export class TableError extends Error {
  override name = "TableError";
}

const isTable = (value: unknown): value is Table =>
  typeof value === "object" &&
  value !== null &&
  "row" in value &&
  "columns" in value &&
  Array.isArray(value.columns) &&
  "key" in value &&
  "name" in value;

/** What runs TypeScript, where it is installed: no dependency, since a schema can be JavaScript as well. */
const TSX = "tsx/esm/api";
interface Tsx {
  tsImport: (specifier: string, parent: string) => Promise<unknown>;
}

/** Lets a module import `docketbook/loaders` in any folder, and as the copy that runs, so that both have one zod. */
function resolveOwnName(): void {
  const own = import.meta.resolve("docketbook/loaders");
  const hook = `export const resolve = (name, context, next) => next(name === "docketbook/loaders" ? ${JSON.stringify(own)} : name, context);`;
  register(`data:text/javascript,${encodeURIComponent(hook)}`);
}

/** What a module exports. A file that Node takes for CommonJS, for want of a `package.json` beside it, is one too. */
async function exportsOf(module: string): Promise<Record<string, unknown>> {
  if (!existsSync(module)) throw new TableError(`there is no file ${module}`);
  resolveOwnName();
  const address = pathToFileURL(resolve(module)).href;
  const again = async (error: unknown) => {
    const tsx = (await import(TSX).catch(() => null)) as Tsx | null;
    if (!tsx) throw error;
    return tsx.tsImport(address, import.meta.url);
  };
  try {
    const exported = (await import(address).catch(again)) as Record<string, unknown>;
    const {default: common} = exported;
    return typeof common === "object" && common !== null ? {...common, ...exported} : exported;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why =
      code === "ERR_UNKNOWN_FILE_EXTENSION"
        ? "it is TypeScript, which needs the package tsx: install that, or write the module as JavaScript"
        : error instanceof Error
          ? error.message
          : String(error);
    throw new TableError(`${module} cannot be imported: ${why}`);
  }
}

/** The table of that name: of the record, or exported by a module. Throws a `TableError`. */
export async function tableNamed(name: string, module: string | null): Promise<Table> {
  let found: Table[] = Object.values<Table>(tables);
  if (module !== null) {
    found = Object.values(await exportsOf(module)).filter(isTable);
    if (!found.length) throw new TableError(`${module} exports no table made by table()`);
  }
  const table = found.find((candidate) => candidate.name === name);
  if (!table)
    throw new TableError(`there is no table ${name}; there is ${either(found.map((candidate) => candidate.name))}`);
  return table;
}
