import type {z} from "zod";
import type {Client} from "../http/client.js";
import {decodeJson} from "../http/json.js";
import {pages} from "../http/pages.js";
import type {Provenance} from "../http/provenance.js";
import {docket, docketEntry, pageOf, party, type Docket, type DocketEntry, type Party} from "./schema.js";

export const COURTLISTENER = "https://www.courtlistener.com";
const JSON_TYPES = ["application/json"];

/** What was read, and where from. */
export interface Sourced<T> {
  row: T;
  provenance: Provenance;
}

async function* listOf<S extends z.ZodType>(
  client: Client,
  first: string,
  item: S
): AsyncGenerator<Sourced<z.infer<S>>> {
  const page = pageOf(item);
  const read = async (address: string) => {
    const answer = await client.get(address, JSON_TYPES);
    return {...decodeJson(answer, page), provenance: answer.provenance};
  };
  for await (const {results, provenance} of pages(first, read, ({next}) => next))
    for (const row of results) yield {row, provenance};
}

const address = (base: string, path: string, query: Record<string, string> = {}) => {
  const parameters = new URLSearchParams(query).toString();
  return `${base}/api/rest/v4/${path}/${parameters && `?${parameters}`}`;
};

/** A docket by CourtListener's number. Throws SourceError. */
export async function readDocket(client: Client, id: number, base = COURTLISTENER): Promise<Sourced<Docket>> {
  const answer = await client.get(address(base, `dockets/${id}`), JSON_TYPES);
  return {row: decodeJson(answer, docket), provenance: answer.provenance};
}

/**
 * The entries of a docket that changed after `since` (a `date_modified`), or all of them. In the order of their changes: one that is
 * changed meanwhile comes twice rather than not at all. Throws SourceError.
 */
export const readEntries = (
  client: Client,
  id: number,
  since: string | null = null,
  base = COURTLISTENER
): AsyncGenerator<Sourced<DocketEntry>> =>
  listOf(
    client,
    address(base, "docket-entries", {
      docket: String(id),
      order_by: "date_modified",
      ...(since !== null && {date_modified__gt: since})
    }),
    docketEntry
  );

/** The parties of a docket, with their roles and lawyers in this docket alone. Throws SourceError. */
export async function* readParties(client: Client, id: number, base = COURTLISTENER): AsyncGenerator<Sourced<Party>> {
  const here = <T extends {docket_id: number}>(roles: T[]) => roles.filter(({docket_id}) => docket_id === id);
  const first = address(base, "parties", {docket: String(id), filter_nested_results: "True"});
  for await (const {row, provenance} of listOf(client, first, party)) {
    yield {row: {...row, party_types: here(row.party_types), attorneys: here(row.attorneys)}, provenance};
  }
}
