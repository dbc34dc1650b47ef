import {readFile} from "node:fs/promises";
import {join} from "node:path";
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
  const read = async ([name, table]: [string, Table]) => {
    const {buffer, byteOffset, byteLength} = await readFile(join(folder, `${name}.parquet`));
    return [name, await readParquet(buffer.slice(byteOffset, byteOffset + byteLength), table)];
  };
  const rows = await Promise.all(Object.entries<Table>(tables).map(read));
  const {title, description, docketbook} = descriptor;
  return {edition: {title, description, ...docketbook}, tables: Object.fromEntries(rows) as SiteTables};
}
