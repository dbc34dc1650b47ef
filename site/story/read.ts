import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {fileBytes} from "../../loaders/dataset/editionrows.js";
import {readParquet} from "../../loaders/dataset/readparquet.js";
import type {Table} from "../../loaders/schema/table.js";
import {tables} from "../../loaders/schema/tables.js";
import type {Site, SiteEdition, SiteTables} from "./story.js";

/** Reads a built edition from its folder. */
export async function readSite(folder: string): Promise<Pick<Site, "edition" | "tables">> {
  const descriptor = JSON.parse(await readFile(join(folder, "datapackage.json"), "utf8")) as {
    name: string;
    title: string;
    description: string;
    licenses: [{name: string}];
    docketbook: Omit<SiteEdition, "name" | "title" | "description" | "license">;
  };
  const read = async ([name, table]: [string, Table]) =>
    [name, await readParquet(await fileBytes(join(folder, `${name}.parquet`)), table)] as const;
  const rows = await Promise.all(Object.entries<Table>(tables).map(read));
  const {name, title, description, licenses, docketbook} = descriptor;
  return {
    edition: {name, title, description, license: licenses[0].name, ...docketbook},
    tables: Object.fromEntries(rows) as SiteTables
  };
}
