import type {NotebookTables} from "../../story/story.js";
import {readParquet} from "../../../loaders/dataset/readparquet.js";
import type {Column} from "../../../loaders/schema/column.js";

/**
 * Reads the record's tables that a notebook works on: Parquet files of this site, linked on the page, with their columns beside them.
 * Throws where one cannot be had.
 */
export async function readTables(document: Document): Promise<NotebookTables> {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("a.given")];
  const columns = JSON.parse(document.querySelector("script.given-columns")?.textContent ?? "{}") as Record<
    string,
    Column[]
  >;
  const tables = links.map(async ({href, dataset}) => {
    const name = dataset["table"] ?? "";
    const response = await fetch(href);
    if (!response.ok) throw new Error(`${name} could not be read: the server answered ${response.status}`);
    return [name, await readParquet(await response.arrayBuffer(), {columns: columns[name] ?? []})] as const;
  });
  return Object.fromEntries(await Promise.all(tables)) as unknown as NotebookTables;
}
