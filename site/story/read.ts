import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {fileBytes} from "../../loaders/dataset/editionrows.js";
import {readParquet} from "../../loaders/dataset/readparquet.js";
import {columnsOf, type Column, type ColumnType} from "../../loaders/schema/column.js";
import {edition} from "../../loaders/schema/edition.js";
import type {Row, Table} from "../../loaders/schema/table.js";
import {tables} from "../../loaders/schema/tables.js";
import {typographic} from "../ui/format.js";
import type {Site, SiteEdition, SiteTables} from "./story.js";

/** A value with its prose set as print has it; ids, addresses and dates stay as they are. */
function set(value: unknown, {type, format, references}: {type: ColumnType} & Partial<Column>): unknown {
  if (value === null || value === undefined) return value;
  if (type.kind === "list") {
    const prose = references === undefined && type.item.kind === "text" ? ({format: "prose"} as const) : {};
    return (value as unknown[]).map((item) => set(item, {type: type.item, ...prose}));
  }
  if (type.kind === "struct") return setAll(value as Row, type.fields);
  return format === "prose" && typeof value === "string" ? typographic(value) : value;
}
const setAll = (row: Row, columns: readonly Column[]): Row => ({
  ...row,
  ...Object.fromEntries(columns.map((column) => [column.name, set(row[column.name], column)]))
});

/** Reads a built edition from its folder, as pages show it. */
export async function readSite(folder: string): Promise<Pick<Site, "edition" | "tables">> {
  const descriptor = JSON.parse(await readFile(join(folder, "datapackage.json"), "utf8")) as {
    name: string;
    title: string;
    description: string;
    licenses: [{name: string}];
    docketbook: Omit<SiteEdition, "name" | "title" | "description" | "license">;
  };
  const read = async ([name, table]: [string, Table]) => {
    const rows = await readParquet(await fileBytes(join(folder, `${name}.parquet`)), table);
    return [name, rows.map((row) => setAll(row as Row, table.columns))] as const;
  };
  const rows = await Promise.all(Object.entries<Table>(tables).map(read));
  const {name, title, description, licenses, docketbook} = descriptor;
  return {
    edition: setAll(
      {name, title, description, license: licenses[0].name, ...docketbook},
      columnsOf(edition)
    ) as unknown as SiteEdition,
    tables: Object.fromEntries(rows) as SiteTables
  };
}
