import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, describe, expect, test} from "vitest";
import {Findings} from "../../../../loaders/diagnostics/findings.js";
import {filesIn} from "../../../../loaders/record/files.js";
import {readYamlTable} from "../../../../loaders/record/tablefile.js";
import {tables} from "../../../../loaders/schema/tables.js";
import {draftYaml} from "../../../../loaders/sources/draft.js";
import {draftEvents, draftSources} from "../../../../loaders/sources/federalregister/drafts.js";
import {readDocument, searchDocuments} from "../../../../loaders/sources/federalregister/read.js";
import {real} from "../real.js";
import {clientFor, json, serve, type Handler, type Service} from "../../../tools/server.js";

const services: Service[] = [];
const start = async (handler: Handler) => {
  const service = await serve(handler);
  services.push(service);
  return service;
};
afterEach(async () => {
  await Promise.all(services.splice(0).map(({close}) => close()));
});

const sample = (number: string) => ({
  document_number: number,
  title: "A sample rule",
  type: "Rule",
  abstract: null,
  action: "Final rule.",
  citation: "1 FR 1",
  publication_date: "2026-01-05",
  effective_on: null,
  html_url: `https://www.federalregister.gov/d/${number}`,
  pdf_url: null,
  docket_ids: [],
  agencies: [{raw_name: "SAMPLE AGENCY"}],
  added_later: {x: 1}
});

describe("the service's own answers", () => {
  const answer = (name: string): unknown => JSON.parse(real(`federal-register-${name}.json`).toString());

  test("to a number are read", async () => {
    const {base} = await start((_, response) => json(response, answer("document")));
    const {row} = await readDocument(clientFor().client, "2020-17469", base);
    expect(row).toMatchObject({
      document_number: "2020-17469",
      citation: "85 FR 48465",
      publication_date: "2020-08-11",
      effective_on: "2020-08-26"
    });
  });

  test("to a search become sources and draft events that the record's own reader takes", async () => {
    const {base} = await start((_, response) => json(response, answer("documents")));
    const {documents, count} = await searchDocuments(clientFor().client, {term: "tax"}, base);
    expect([documents.length, count]).toEqual([2, 2]);
    const folder = mkdtempSync(join(tmpdir(), "register-"));
    writeFileSync(join(folder, "events.yaml"), draftYaml("Drafts.", draftEvents(documents, "2026-11-22")));
    writeFileSync(join(folder, "sources.yaml"), draftYaml("Drafts.", draftSources(documents, "2026-11-22")));
    const findings = new Findings();
    const events = await readYamlTable(filesIn(folder), tables.events, "events.yaml", findings.report);
    const sources = await readYamlTable(filesIn(folder), tables.sources, "sources.yaml", findings.report);
    rmSync(folder, {recursive: true});
    expect(findings.sorted()).toEqual([]);
    expect(events!.map(({entry: {row}}) => row.source_ids)).toEqual(sources!.map(({entry: {row}}) => [row.id]));
  });
});

test("a search asks for the conditions as the service writes them, and only for what is used", async () => {
  const {base, seen} = await start((_, response) => json(response, {count: 0}));
  expect(
    await searchDocuments(
      clientFor().client,
      {term: "tax records", agencies: ["a", "b"], type: "RULE", from: "2026-01-01", to: "2026-02-01"},
      base
    )
  ).toEqual({documents: [], count: 0});
  const {pathname, searchParams} = new URL(seen[0]!.url, base);
  expect(pathname).toBe("/api/v1/documents.json");
  expect(searchParams.getAll("conditions[agencies][]")).toEqual(["a", "b"]);
  expect(Object.fromEntries(searchParams)).toMatchObject({
    "conditions[term]": "tax records",
    "conditions[type][]": "RULE",
    "conditions[publication_date][gte]": "2026-01-01",
    "conditions[publication_date][lte]": "2026-02-01"
  });
  expect(searchParams.getAll("fields[]")).toContain("document_number");
});

test("every page of a search is read, and a document that comes twice counts once", async () => {
  const {base} = await start(({url}, response) => {
    const page = Number(new URL(url!, "http://a").searchParams.get("page") ?? 1);
    json(response, {
      count: 3,
      next_page_url: page < 2 ? `${base}/api/v1/documents.json?page=2` : null,
      results: page === 1 ? [sample("1"), sample("2")] : [sample("2"), sample("3")]
    });
  });
  const {documents} = await searchDocuments(clientFor().client, {}, base);
  expect(documents.map(({row}) => row.document_number)).toEqual(["1", "2", "3"]);
});

test("a field of another type is named with its path", async () => {
  const {base} = await start((_, response) =>
    json(response, {count: 1, results: [{...sample("1"), publication_date: 20260105}]})
  );
  await expect(searchDocuments(clientFor().client, {}, base)).rejects.toMatchObject({
    code: "schema-changed",
    path: "results[0].publication_date"
  });
});
