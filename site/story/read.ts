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
    title: string;
    description: string;
    docketbook: Omit<SiteEdition, "title" | "description">;
  };
  const read = async ([name, table]: [string, Table]) =>
    [name, await readParquet(await fileBytes(join(folder, `${name}.parquet`)), table)] as const;
  const rows = await Promise.all(Object.entries<Table>(tables).map(read));
  const {title, description, docketbook} = descriptor;
  return {edition: {title, description, ...docketbook}, tables: Object.fromEntries(rows) as SiteTables};
}
