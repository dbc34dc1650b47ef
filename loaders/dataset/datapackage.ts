import type {Edition} from "../schema/edition.js";
import type {Source} from "../schema/tables/sources.js";
import type {Table} from "../schema/table.js";
import {tableSchema} from "./tableschema.js";

/** A file of an edition; `path` is relative to its folder, `sha256` in hexadecimal. */
export interface WrittenFile {
  table: Table;
  format: "csv" | "parquet";
  path: string;
  bytes: number;
  sha256: string;
}

/** The profile that the descriptor keeps to. */
export const PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json";

function resource({table, format, path, bytes, sha256}: WrittenFile): object {
  const {name, title, description} = table;
  const file = {title, description, bytes, hash: `sha256:${sha256}`};
  if (format === "parquet")
    return {name: `${name}-parquet`, path, format, mediatype: "application/vnd.apache.parquet", ...file};
  return {
    name,
    type: "table",
    path,
    format,
    mediatype: "text/csv",
    encoding: "utf-8",
    ...file,
    schema: tableSchema(table)
  };
}

const credited = ({description, credits}: Edition) =>
  credits.length ? `${description}\n\nCredits:\n\n${credits.map((credit) => `- ${credit}`).join("\n")}` : description;

/**
 * The Data Package (v2) descriptor of an edition. Under `docketbook` it carries what the standard has no word for, which also marks a
 * folder as an edition that a later build may replace.
 */
export function dataPackage(edition: Edition, sources: readonly Source[], files: readonly WrittenFile[]): object {
  const {name, title, license, verified_through, flow, geography, credits, questions} = edition;
  return {
    $schema: PROFILE,
    name,
    title,
    description: credited(edition),
    version: edition.edition,
    licenses: [{name: license}],
    ...(sources.length > 0 && {
      sources: sources.map(({title, url, copy_url}) => {
        const path = url ?? copy_url;
        return {title, ...(path !== null && {path})};
      })
    }),
    docketbook: {edition: edition.edition, verified_through, flow, geography, credits, questions},
    resources: files.map(resource)
  };
}
