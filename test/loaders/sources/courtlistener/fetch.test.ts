import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
import {Findings} from "../../../../loaders/diagnostics/findings.js";
import {fetchDocket, type FetchDocketOptions} from "../../../../loaders/sources/courtlistener/fetch.js";
import type {DocketEntry} from "../../../../loaders/sources/courtlistener/schema.js";
import {filesIn} from "../../../../loaders/record/files.js";
import {readYamlTable} from "../../../../loaders/record/tablefile.js";
import {tables} from "../../../../loaders/schema/tables.js";
import {cacheIn} from "../../../../loaders/sources/http/cache.js";
import {clientFor, serve, type Service} from "../../../tools/server.js";
import {courtListener, sampleDocument, sampleEntry} from "./service.js";

let entries: DocketEntry[];
let service: Service;
let out: string;
beforeEach(async () => {
  entries = [1, 2, 3, 4, 5].map((id) => sampleEntry(id));
  out = mkdtempSync(join(tmpdir(), "docket-"));
  service = await serve(courtListener(() => entries));
});
afterEach(async () => {
  rmSync(out, {recursive: true});
  await service.close();
});

const run = (rest: Partial<FetchDocketOptions> = {}) =>
  fetchDocket({
    client: clientFor().client,
    docket: 5,
    out,
    base: service.base,
    recorded: "2026-11-22",
    caseId: null,
    ...rest
  });
const read = (name: string) => readFileSync(join(out, "courtlistener-5", name), "utf8");
const asked = () =>
  service.seen.map(({url}) => new URL(url, "http://a")).filter(({pathname}) => pathname.endsWith("/docket-entries/"));

test("every page of a docket is read, each entry with where it came from", async () => {
  const {merged} = await run();
  expect(merged.entries.map(({row}) => row.id)).toEqual([1, 2, 3, 4, 5]);
  expect(asked()).toHaveLength(3);
  const stored = read("entries.jsonl")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as {provenance: {address: string; sha256: string}});
  expect(stored[4]!.provenance.address).toContain("cursor=4");
  expect(stored[4]!.provenance.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test("a field that the service adds is passed over", async () => {
  await run();
  expect(read("entries.jsonl") + read("docket.json")).not.toContain("a_new_field");
});

test("the next run asks for what changed since the last, and keeps the rest", async () => {
  await run();
  entries[1] = sampleEntry(2, {description: "ORDER corrected.", date_modified: "2026-02-01T00:00:00.000000-08:00"});
  entries.push(sampleEntry(6, {date_modified: "2026-02-01T00:00:01.000000-08:00"}));
  const {merged, since} = await run();
  expect(since).toBe("2026-01-02T09:00:05.000000-08:00");
  expect(asked().at(-1)!.searchParams.get("date_modified__gt")).toBe(since);
  expect([...merged.added, ...merged.changed]).toEqual([6, 2]);
  expect(merged.entries).toHaveLength(6);
});

test("a run with all asks for everything again", async () => {
  await run();
  await run({all: true});
  expect(asked().at(-1)!.searchParams.has("date_modified__gt")).toBe(false);
});

test("an entry that came without a text is completed by a later run", async () => {
  entries = [sampleEntry(1, {description: "", recap_documents: []})];
  const first = await run();
  expect(first).toMatchObject({drafts: 0, undrafted: [{id: 1, reason: "it has no text yet"}]});
  entries = [sampleEntry(1, {date_modified: "2026-02-01T00:00:00-08:00"})];
  const second = await run();
  expect([...second.merged.completed]).toEqual([1]);
  expect(read("events.draft.yaml")).toContain("completed: it had no text before");
});

test("a minute entry has no number and gets a unique id", async () => {
  entries = [sampleEntry(1, {entry_number: null, description: "MINUTE ORDER setting a hearing."})];
  await run();
  expect(read("events.draft.yaml")).toContain("- id: dcd-1-26-cv-00005-minute-1\n");
});

test("of a sealed document nothing is kept but that it is there", async () => {
  entries = [
    sampleEntry(1, {recap_documents: [sampleDocument(8, {is_sealed: true, description: "Exhibit of a sealed kind"})]})
  ];
  expect((await run()).sealed).toBe(1);
  expect(read("entries.jsonl")).not.toContain("sealed kind");
  expect(read("entries.jsonl")).toContain('"is_sealed":true');
});

test("a party's roles in other dockets are left out", async () => {
  await run();
  // The rows alone: a hash or a time beside them may hold any digits.
  const rows = read("parties.jsonl")
    .trim()
    .split("\n")
    .map((line) => JSON.stringify((JSON.parse(line) as {row: unknown}).row));
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.join()).not.toContain("77");
});

test("a folder without parties is written when asked for", async () => {
  await run({withoutParties: true});
  expect(() => read("parties.jsonl")).toThrow();
});

test("drafts are rows that the record's own reader takes, and nothing can rest on them yet", async () => {
  entries[2] = sampleEntry(3, {
    description: "NOTICE OF APPEAL as to <b>2</b> Order by SAMPLE AGENCY &amp; others: # colon"
  });
  await run({caseId: "sample-case"});
  const findings = new Findings();
  const folder = filesIn(join(out, "courtlistener-5"));
  const events = (await readYamlTable(folder, tables.events, "events.draft.yaml", findings.report))!.map(
    ({entry}) => entry.row
  );
  const sources = (await readYamlTable(folder, tables.sources, "sources.draft.yaml", findings.report))!.map(
    ({entry}) => entry.row
  );
  expect(findings.sorted()).toEqual([]);
  expect(events.map(({grade}) => grade)).toEqual(Array(5).fill("unverified"));
  expect(events.map(({kind}) => kind)).toEqual(["order", "order", "appeal", "order", "order"]);
  expect(events[0]).toMatchObject({
    title: "ORDER granting 1 Motion for Stay under 5 U.S.C. 705",
    date: "2026-01-02",
    case_id: "sample-case",
    source_ids: [sources[0]!.id]
  });
  expect(events[2]!.summary).toBe("NOTICE OF APPEAL as to 2 Order by SAMPLE AGENCY & others: # colon");
});

test("the same docket gives the same bytes", async () => {
  await run();
  const first = ["docket.json", "entries.jsonl", "events.draft.yaml", "sources.draft.yaml"].map(read);
  rmSync(join(out, "courtlistener-5"), {recursive: true});
  await run();
  expect(["docket.json", "entries.jsonl", "events.draft.yaml", "sources.draft.yaml"].map(read)).toEqual(first);
});

test("a change of form in the middle of a docket is named, and the folder keeps what it had", async () => {
  await run();
  const before = read("entries.jsonl");
  entries.push(sampleEntry(6), {...sampleEntry(7), entry_number: "seven" as unknown as number});
  entries = entries.map((entry) => ({...entry, date_modified: "2026-03-01T00:00:00-08:00"}));
  await expect(run()).rejects.toMatchObject({code: "schema-changed", path: "results[0].entry_number"});
  expect(read("entries.jsonl")).toBe(before);
});

test("a docket that was fetched once is there offline", async () => {
  const cache = cacheIn(join(out, "cache"));
  await run({client: clientFor({options: {cache}}).client});
  const first = read("entries.jsonl");
  rmSync(join(out, "courtlistener-5"), {recursive: true});
  await service.close();
  await run({client: clientFor({options: {cache, offline: true}}).client});
  expect(read("entries.jsonl")).toBe(first);
});
