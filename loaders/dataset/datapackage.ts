import {codecOf, rulesOf, type Column} from "../schema/column.js";
import type {Edition} from "../schema/edition.js";
import type {Source} from "../schema/tables/sources.js";
import type {Table} from "../schema/table.js";

/** A file of an edition; `path` is relative to its folder, `sha256` in hexadecimal. */
export interface WrittenFile {
  table: Table;
  format: "csv" | "parquet";
  path: string;
  bytes: number;
  sha256: string;
}

/** Other data of the same package that a column's values are keys of; a list of keys cannot be said in a Table Schema. */
const refersTo = ({references, type}: Column) =>
  references !== undefined && references !== "*" && type.kind === "text" ? references : null;

function field({name, title, description, unit, type, format, nullable}: Column, unique: boolean): object {
  const codec = codecOf(type).tableSchema(type);
  const constraints = {...(!nullable && {required: true}), ...(unique && {unique: true}), ...codec.constraints};
  const rule = type.kind === "text" ? rulesOf(format)?.tableSchema : undefined;
  return {
    name,
    type: codec.type,
    ...(rule !== undefined && {format: rule}),
    title,
    description,
    ...(unit !== undefined && {unit}),
    // An empty text is a value where there is no null.
    ...(type.kind === "text" && !nullable && {missingValues: []}),
    ...(Object.keys(constraints).length > 0 && {constraints})
  };
}

/** The Table Schema (Data Package v2) of the CSV file of a table. */
export function tableSchema({columns, key, name: table}: Table): object {
  const nullable = new Set(columns.filter((column) => column.nullable).map(({name}) => name));
  // A primary key has no nulls; a unique key may.
  const primary = !key.some((name) => nullable.has(name));
  const foreign = columns.flatMap((column) => {
    const resource = refersTo(column);
    // The specification names the table itself by leaving its name out.
    return resource === null
      ? []
      : [{fields: [column.name], reference: {...(resource !== table && {resource}), fields: ["id"]}}];
  });
  return {
    fields: columns.map((column) => field(column, primary && key.length === 1 && key[0] === column.name)),
    ...(primary ? {primaryKey: key} : {uniqueKeys: [key]}),
    ...(foreign.length > 0 && {foreignKeys: foreign}),
    missingValues: [""]
  };
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
  const {
    name,
    title,
    license,
    verified_through,
    publisher,
    byline,
    editions_from,
    flow,
    geography,
    credits,
    questions
  } = edition;
  return {
    $schema: PROFILE,
    name,
    title,
    description: credited(edition),
    version: edition.edition,
    licenses: [
      {
        name: license,
        path: `https://spdx.org/licenses/${license}.html`,
        title: "For the record's own words; what it took from others is theirs, as the description says"
      }
    ],
    ...(sources.length > 0 && {
      sources: sources.map(({title, url, copy_url}) => {
        const path = url ?? copy_url;
        return {title, ...(path !== null && {path})};
      })
    }),
    docketbook: {
      edition: edition.edition,
      verified_through,
      publisher,
      byline,
      editions_from,
      flow,
      geography,
      credits,
      questions
    },
    resources: files.map(resource)
  };
}
