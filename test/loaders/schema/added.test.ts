import {cp, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {tableReference} from "../../../docs/generate/tables.js";
import {load} from "../../../loaders/bulk/load.js";
import {validateRow} from "../../../loaders/bulk/validate.js";
import {rowsToArrow} from "../../../loaders/dataset/arrow.js";
import {build} from "../../../loaders/dataset/build.js";
import {readTableCsv} from "../../../loaders/dataset/tablecsv.js";
import {citable} from "../../../loaders/prose/citable.js";
import {readRecord} from "../../../loaders/rules/directory.js";
import {codecs} from "../../../loaders/schema/column.js";
import {formatRowCounts, tables} from "../../../loaders/schema/tables.js";
import {citedRow} from "../../../site/features/citations/citation.js";
import {tableList} from "../../../site/features/explore/explore.view.js";
import {searchDocuments} from "../../../site/features/search/documents.js";
import {searchPage} from "../../../site/features/search/search.view.js";
import {citedBy} from "../../../site/features/sources/sources.view.js";
import {addressOf, listAddressOf, rowLink} from "../../../site/record/addresses.js";
import {readSite} from "../../../site/story/read.js";
import type {Site} from "../../../site/story/story.js";
import {freshFolder} from "../../tools/folder.js";
import {clockCodec} from "./clock.js";
import {meetings, MEETING} from "./meetings.js";

/* A table and a kind of column that the package does not have: each is one file here, and one line in what follows. */
beforeAll(() => {
  codecs["clock"] = clockCodec;
  Object.assign(tables, {meetings});
});
afterAll(() => {
  Reflect.deleteProperty(codecs, "clock");
  Reflect.deleteProperty(tables, "meetings");
});

/** The sample record with a table more: its folder. */
async function record(...rows: object[]): Promise<string> {
  const dir = join(await freshFolder(), "data");
  await cp("test/loaders/rules/base", dir, {recursive: true});
  await writeFile(join(dir, "meetings.yaml"), JSON.stringify(rows));
  return dir;
}

async function builtSite(): Promise<{out: string; site: Site}> {
  const dir = await record(MEETING);
  const out = join(dir, "..", "out");
  const {diagnostics} = await build({dir, out});
  expect(diagnostics).toEqual([]);
  const story = {places: {laws: "/laws", series: "/series"}, languages: [], pages: []};
  return {out, site: {...(await readSite(out)), story, figures: {}} as unknown as Site};
}

test("the reference describes the table and its columns", () => {
  const reference = tableReference([meetings]);
  expect(reference).toContain("### Meetings (`meetings`)");
  expect(reference).toContain("| `opens` | time of day | always | Opens. When the doors open. |");
  expect(reference).toContain("| `breaks` | list of time of day | if known | Breaks.");
  expect(reference).toContain("(`name`: text; `from`: time of day, if known)");
});

test("the record reads it, and says what is wrong with a value in the words of its kind", async () => {
  const {record: read} = await readRecord(await record(MEETING));
  expect(read?.tables).toMatchObject({meetings: [{row: MEETING}]});
  const {diagnostics} = await readRecord(await record({...MEETING, opens: "24:05", source_ids: ["sample-almanak"]}));
  expect(diagnostics.map(({code, field, expected}) => [code, field, expected])).toEqual([
    ["value-refused", "opens", "hours and minutes: 14:05"],
    ["reference-unknown", "source_ids.0", "did you mean sample-almanac?"]
  ]);
});

test("the edition has it as Parquet and CSV, and its Data Package describes both", async () => {
  const {out, site} = await builtSite();
  expect((site.tables as unknown as Record<string, object[]>)["meetings"]).toEqual([MEETING]);
  expect(readTableCsv(await readFile(join(out, "meetings.csv"), "utf8"), meetings)).toEqual([MEETING]);
  const {resources} = JSON.parse(await readFile(join(out, "datapackage.json"), "utf8")) as {
    resources: {name: string; schema?: {fields: {name: string; type: string}[]}}[];
  };
  expect(resources.map(({name}) => name)).toEqual(expect.arrayContaining(["meetings", "meetings-parquet"]));
  const {schema} = resources.find(({name}) => name === "meetings")!;
  expect(schema?.fields.find(({name}) => name === "opens")).toMatchObject({
    type: "time",
    constraints: {required: true}
  });
});

test("zod refuses what is none of its kind, and so does a load in bulk", async () => {
  expect(meetings.row.safeParse(MEETING).success).toBe(true);
  expect(meetings.row.safeParse({...MEETING, breaks: ["25:00"]}).success).toBe(false);
  expect(validateRow(meetings, {...MEETING, opens: 14})).toMatchObject({
    faults: [{code: "type-mismatch", expected: "a time of day as text: HH:MM"}]
  });
  const folder = await freshFolder();
  const loaded = async (name: string, ...rows: object[]) => {
    await writeFile(join(folder, name), rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
    return load({table: meetings, files: [join(folder, name)], out: join(folder, "out")});
  };
  expect(await loaded("sound.ndjson", MEETING)).toMatchObject({rows: 1, validated: 0, refused: 0, uncompiled: []});
  const wrong = await loaded("wrong.ndjson", MEETING, {...MEETING, id: "b", breaks: ["9:00"]});
  expect(wrong.diagnostics).toMatchObject([{code: "value-refused", field: "breaks.0", line: 2}]);
});

test("its rows become Arrow for the engine in the browser", () => {
  expect(new TextDecoder().decode(rowsToArrow(meetings, [MEETING]))).toContain("14:05");
});

test("readers find it: search, the workbench's list, links, citations and sources", async () => {
  const {site} = await builtSite();
  expect(searchDocuments(site).find(({kind}) => kind === "meetings")).toEqual({
    id: "meetings/growers-2020",
    kind: "meetings",
    title: "Growers speak of 12 apples",
    names: "14:05 · A grower · A miller",
    text: "In the old mill.",
    when: "April 2020",
    address: "/meetings/growers-2020",
    lead: false
  });
  expect(String(searchPage(site))).toContain('value="meetings" data-one="Meeting"');
  expect(String(tableList(site))).toContain('id="table-meetings"');
  expect([addressOf(site, "meetings", "a"), listAddressOf(site, "meetings")]).toEqual(["/meetings/a", "/meetings/"]);
  expect(String(rowLink(site, MEETING.id))).toContain(
    '<span class="kind">Meeting</span> <a href="/meetings/growers-2020">'
  );
  expect(citedRow(site, MEETING.id)).toMatchObject({table: "meetings", says: `April 2020: ${MEETING.title}`});
  expect(citedBy(site).get("sample-almanac")).toContainEqual({
    table: "meetings",
    id: MEETING.id,
    title: MEETING.title,
    alone: true
  });
  expect(citable("meetings", MEETING)).toMatchObject({
    title: MEETING.title,
    dates: ["2020-04"],
    words: [MEETING.title]
  });
  expect(formatRowCounts({meetings: 1})).toBe("1 meeting");
});
