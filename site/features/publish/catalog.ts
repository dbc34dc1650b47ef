import {tableSchema} from "../../../loaders/dataset/datapackage.js";
import type {Table} from "../../../loaders/schema/table.js";
import {tables} from "../../../loaders/schema/tables.js";
import type {Site} from "../../story/story.js";
import {html} from "../../ui/html.js";

/** Every page for search engines (sitemaps.org), whose protocol wants whole addresses. */
export const sitemap = (pages: readonly string[], {edition}: Site, origin: string): string =>
  html`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[...pages].sort().map(
  (path) => html`<url><loc>${new URL(path, origin).href}</loc><lastmod>${edition.edition}</lastmod></url>
`
)}</urlset>
`.text;

/** Everybody may read everything (RFC 9309). */
export const robots = (origin: string | null): string =>
  `User-agent: *\nAllow: /\n${origin === null ? "" : `\nSitemap: ${new URL("sitemap.xml", origin).href}\n`}`;

/** How the record is cited, in the Citation File Format 1.2.0. JSON is YAML, and quotes every text. */
export function citation({edition}: Site, origin: string | null): string {
  const publisher = edition.publisher?.name ?? edition.title;
  return `${Object.entries({
    "cff-version": "1.2.0",
    message:
      "If you use this record, please cite its edition. The license is for its own words; what it took from others is theirs, as the abstract says.",
    type: "dataset",
    title: edition.title,
    abstract: edition.description,
    authors: [
      ...edition.byline.map((name) => ({name})),
      {name: publisher, ...(edition.publisher?.url != null && {website: edition.publisher.url})}
    ],
    version: edition.edition,
    "date-released": edition.edition,
    license: edition.license,
    ...(origin !== null && {url: origin})
  })
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join("\n")}\n`;
}

/** The types of a Table Schema in the words of CSV on the Web; those that are not here have the same name in both. */
const DATATYPES: Readonly<Record<string, string>> = {number: "double", array: "json", object: "json"};

interface Described {
  fields: {name: string; title: string; description: string; type: string; constraints?: {required?: boolean}}[];
  primaryKey?: readonly string[];
}

/** What the tables' CSV files hold, as CSV on the Web metadata beside the Data Package, from the same Table Schemas. */
export function csvw({edition}: Site): string {
  const metadata = {
    "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
    "dc:title": edition.title,
    "dc:description": edition.description,
    "dc:license": {"@id": `https://spdx.org/licenses/${edition.license}`},
    tables: Object.values<Table>(tables).map((table) => {
      const {fields, primaryKey} = tableSchema(table) as Described;
      return {
        url: `${table.name}.csv`,
        "dc:title": table.title,
        "dc:description": table.description,
        tableSchema: {
          columns: fields.map(({name, title, description, type, constraints}) => ({
            name,
            titles: name,
            "dc:title": title,
            "dc:description": description,
            datatype: DATATYPES[type] ?? type,
            // An empty text is a value there, and would count as missing here.
            ...(type !== "string" && constraints?.required && {required: true})
          })),
          ...(primaryKey && {primaryKey})
        }
      };
    })
  };
  return `${JSON.stringify(metadata, null, 1)}\n`;
}
