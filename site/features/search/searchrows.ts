import type {Site} from "../../story/story.js";
import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {searchDocuments} from "./documents.js";

/** Writes the rows that the search page makes its index of, `search.json`. */
export async function writeSearchRows(site: Site, out: string): Promise<void> {
  await writeFile(join(out, "search.json"), JSON.stringify(searchDocuments(site)));
}
