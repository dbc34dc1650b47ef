import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {readParquet} from "../../loaders/read/parquet.js";
import type {Edition} from "../../loaders/schema/edition.js";
import type {RowOf, Table} from "../../loaders/schema/table.js";
import type {WorkedAnswer} from "./answers.js";
import {tables, type TableName, type Tables} from "../../loaders/schema/tables.js";

export type SiteTables = {[T in TableName]: RowOf<Tables[T]>[]};

/** What the edition says about itself, as its Data Package carries it. */
export interface SiteEdition {
  title: string;
  description: string;
  edition: string;
  verified_through: string;
  flow: string;
  geography: string;
  credits: string[];
  questions: Edition["questions"];
}

/** The built record as pages draw it: every table's rows, and where each row is shown. */
export interface Site {
  edition: SiteEdition;
  tables: SiteTables;
  /** What the worked questions of the workbench gave, by their ids; a page's view needs them, and nothing else does. */
  answers?: Record<string, WorkedAnswer>;
}

/** Reads a built edition from its folder. */
export async function readSite(folder: string): Promise<Site> {
  const descriptor = JSON.parse(await readFile(join(folder, "datapackage.json"), "utf8")) as {
    title: string;
    description: string;
    docketbook: Omit<SiteEdition, "title" | "description">;
  };
  const read = async ([name, table]: [string, Table]) => {
    const {buffer, byteOffset, byteLength} = await readFile(join(folder, `${name}.parquet`));
    return [name, await readParquet(buffer.slice(byteOffset, byteOffset + byteLength), table)];
  };
  const rows = await Promise.all(Object.entries<Table>(tables).map(read));
  const {title, description, docketbook} = descriptor;
  return {edition: {title, description, ...docketbook}, tables: Object.fromEntries(rows) as SiteTables};
}
