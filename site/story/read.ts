import {createHash} from "node:crypto";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {fileBytes} from "../../loaders/dataset/editionrows.js";
import {readParquet} from "../../loaders/dataset/readparquet.js";
import {columnsOf, type Column, type ColumnType} from "../../loaders/schema/column.js";
import {EDITION, freshTranslations} from "../../loaders/rules/translations.js";
import {edition} from "../../loaders/schema/edition.js";
import type {Row, Table} from "../../loaders/schema/table.js";
import type {Translation} from "../../loaders/schema/tables/translations.js";
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

/** Reads a built edition from its folder, as pages show it: translations whose text changed since are left out. */
export async function readSite(folder: string): Promise<Pick<Site, "edition" | "tables" | "fingerprint">> {
  const bytes = await readFile(join(folder, "datapackage.json"));
  const descriptor = JSON.parse(bytes.toString("utf8")) as {
    name: string;
    title: string;
    description: string;
    licenses: [{name: string}];
    docketbook: Omit<SiteEdition, "name" | "title" | "description" | "license">;
  };
  const read = async ([name, table]: [string, Table]) =>
    [name, (await readParquet(await fileBytes(join(folder, `${name}.parquet`)), table)) as Row[]] as const;
  const {name, title, description, licenses, docketbook} = descriptor;
  const raw = Object.fromEntries(await Promise.all(Object.entries<Table>(tables).map(read)));
  raw["translations"] = freshTranslations(raw["translations"] as Translation[], {...raw, [EDITION]: [{name, title}]});
  return {
    edition: setAll(
      {name, title, description, license: licenses[0].name, ...docketbook},
      columnsOf(edition)
    ) as unknown as SiteEdition,
    tables: Object.fromEntries(
      Object.entries<Table>(tables).map(([table, {columns}]) => [
        table,
        (raw[table] ?? []).map((row) => setAll(row, columns))
      ])
    ) as SiteTables,
    fingerprint: createHash("sha256").update(bytes).digest("hex")
  };
}
