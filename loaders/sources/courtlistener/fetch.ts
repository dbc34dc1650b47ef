import {join} from "node:path";
import {draftYaml} from "../draft.js";
import type {Client} from "../http/client.js";
import {jsonLines, parseJsonLines, readIfThere, writeWhole} from "../output.js";
import {draftEvents, draftSource, type DraftOptions, type Undrafted} from "./drafts.js";
import {latest, mergeEntries, type Merged, type StoredEntry} from "./merge.js";
import {COURTLISTENER, readDocket, readEntries, readParties, type Sourced} from "./read.js";
import type {Docket} from "./schema.js";
import {withoutSealed} from "./sealed.js";

export interface FetchDocketOptions extends DraftOptions {
  client: Client;
  /** CourtListener's number of the docket. */
  docket: number;
  /** The folder that earlier runs wrote to. */
  out: string;
  /** Read every entry again, not only those that changed since the last run. */
  all?: boolean;
  /** Leave the parties out: their list is long in some cases, and people are named in it. */
  withoutParties?: boolean;
  base?: string;
}

export interface FetchedDocket {
  docket: Docket;
  merged: Merged;
  since: string | null;
  sealed: number;
  drafts: number;
  undrafted: Undrafted[];
  parties: number;
}

const HEADING = `Draft events from a docket, for a person to look through. Nothing here is in the record.
To take a row over: read the document, mend kind, lane, title, summary and grade, and move it to events.yaml
(and the row of sources.draft.yaml to sources.yaml). The next run writes this file anew.`;

/**
 * Fetches a docket into a folder, or brings the folder up to date: `docket.json`, `entries.jsonl`, `parties.jsonl` (each row with its
 * provenance) and drafts of `events` and `sources`. A run that is killed is made good by the next one. Throws SourceError.
 */
export async function fetchDocket({
  client,
  docket: id,
  out,
  all = false,
  withoutParties = false,
  base = COURTLISTENER,
  ...options
}: FetchDocketOptions): Promise<FetchedDocket> {
  const file = (name: string) => join(out, `courtlistener-${id}`, name);
  const earlier = parseJsonLines((await readIfThere(file("entries.jsonl"))) ?? "") as StoredEntry[];
  const since = all ? null : latest(earlier);

  const docket = await readDocket(client, id, base);
  const found: StoredEntry[] = [];
  let sealed = 0;
  for await (const {row, provenance} of readEntries(client, id, since, base)) {
    const open = withoutSealed(row);
    sealed += open.sealed;
    found.push({row: open.entry, provenance});
  }
  const parties: Sourced<unknown>[] = [];
  if (!withoutParties) for await (const party of readParties(client, id, base)) parties.push(party);

  const merged = mergeEntries(earlier, found);
  const {drafts, undrafted} = draftEvents(docket, merged, options);
  await writeWhole(file("docket.json"), `${JSON.stringify(docket, null, 2)}\n`);
  if (!withoutParties) await writeWhole(file("parties.jsonl"), jsonLines(parties));
  await writeWhole(
    file("sources.draft.yaml"),
    draftYaml("The docket as a row of sources.yaml.", [draftSource(docket, options.recorded)])
  );
  await writeWhole(file("events.draft.yaml"), draftYaml(HEADING, drafts));
  // Last, since the next run goes on from the entries that it finds here.
  await writeWhole(file("entries.jsonl"), jsonLines(merged.entries));
  return {docket: docket.row, merged, since, sealed, drafts: drafts.length, undrafted, parties: parties.length};
}
