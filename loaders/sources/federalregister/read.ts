import type {Client} from "../http/client.js";
import {decodeJson} from "../http/json.js";
import {pages} from "../http/pages.js";
import type {Provenance} from "../http/provenance.js";
import {z} from "zod";

/** What version 1 of the Federal Register's API promises of the fields that are used here. */
const registerDocument = z.object({
  document_number: z.string(),
  title: z.string(),
  type: z.string(),
  abstract: z.string().nullish(),
  action: z.string().nullish(),
  citation: z.string().nullish(),
  publication_date: z.iso.date(),
  effective_on: z.iso.date().nullish(),
  html_url: z.url(),
  pdf_url: z.url().nullish(),
  docket_ids: z.array(z.string()).default([]),
  /** Some agencies are known by their raw name alone. */
  agencies: z.array(z.object({raw_name: z.string(), name: z.string().optional(), slug: z.string().optional()}))
});
type RegisterDocument = z.infer<typeof registerDocument>;

/** A page of a search; without any result the service leaves the list out. */
const registerPage = z.object({
  count: z.int(),
  next_page_url: z.url().nullish(),
  results: z.array(registerDocument).default([])
});

export const FEDERAL_REGISTER = "https://www.federalregister.gov";
/** A search gives no more than its first so many results. */
export const MOST_RESULTS = 2_000;

export interface SourcedDocument {
  row: RegisterDocument;
  provenance: Provenance;
}

/** What can be searched for; days are `YYYY-MM-DD`, agencies are the service's short names (`internal-revenue-service`). */
export interface Search {
  term?: string;
  agencies?: readonly string[];
  type?: "RULE" | "PRORULE" | "NOTICE" | "PRESDOCU";
  from?: string;
  to?: string;
}

const JSON_TYPES = ["application/json"];
const FIELDS = Object.keys(registerDocument.shape);
const asked = (base: string, path: string, query: [string, string][]) =>
  `${base}/api/v1/${path}.json?${new URLSearchParams([...query, ...FIELDS.map((field): [string, string] => ["fields[]", field])]).toString()}`;

/** A document by its number (`2020-17469`). Throws SourceError. */
export async function readDocument(client: Client, number: string, base = FEDERAL_REGISTER): Promise<SourcedDocument> {
  const answer = await client.get(asked(base, `documents/${encodeURIComponent(number)}`, []), JSON_TYPES);
  return {row: decodeJson(answer, registerDocument), provenance: answer.provenance};
}

/** The documents that a search finds, oldest first, and how many the service says there are: more than `MOST_RESULTS` are never all given. Throws SourceError. */
export async function searchDocuments(
  client: Client,
  {term, agencies = [], type, from, to}: Search,
  base = FEDERAL_REGISTER
): Promise<{documents: SourcedDocument[]; count: number}> {
  const conditions: [string, string | undefined][] = [
    ["conditions[term]", term],
    ["conditions[type][]", type],
    ["conditions[publication_date][gte]", from],
    ["conditions[publication_date][lte]", to],
    ...agencies.map((agency): [string, string] => ["conditions[agencies][]", agency])
  ];
  const query = conditions.flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]));
  const read = async (address: string) => {
    const answer = await client.get(address, JSON_TYPES);
    return {...decodeJson(answer, registerPage), provenance: answer.provenance};
  };
  const documents = new Map<string, SourcedDocument>();
  let count = 0;
  for await (const page of pages(
    asked(base, "documents", [...query, ["per_page", "100"], ["order", "oldest"]]),
    read,
    (found) => found.next_page_url ?? null
  )) {
    count = page.count;
    for (const row of page.results) documents.set(row.document_number, {row, provenance: page.provenance});
  }
  return {documents: [...documents.values()], count};
}
