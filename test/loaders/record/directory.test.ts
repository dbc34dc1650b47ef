import {existsSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {checkRecord} from "../../../loaders/rules/record.js";
import {readFiles, readRecord} from "../../../loaders/rules/directory.js";
import {tables} from "../../../loaders/schema/tables.js";
import {base, bytes, inMemory} from "../rules/sample.js";
import {ROOT} from "../../structure/files.js";

const read = async (changes: Record<string, string> = {}) => {
  const files = base();
  for (const [name, text] of Object.entries(changes)) files.set(name, bytes(text));
  const {record, diagnostics} = await readFiles(inMemory(files));
  expect(diagnostics).toEqual([]);
  return record!;
};
const text = (name: string) => new TextDecoder().decode(base().get(name));
const changed = (name: string, from: string, to: string) => ({[name]: text(name).replace(from, to)});

test("a row has every column of its table, in the table's order, derived ones too", async () => {
  const record = await read();
  for (const [name, entries] of Object.entries(record.tables)) {
    for (const {row} of entries)
      expect(Object.keys(row)).toEqual(tables[name as keyof typeof tables].columns.map((column) => column.name));
  }
});

test("what is left out is null, or an empty list", async () => {
  const {row} = (await read()).tables.cases[0]!;
  expect([row.appeal_of, row.judges, row.parties]).toEqual([null, [], [{role: "plaintiff", name: "Bee"}]]);
});

test("every cell knows its place, and what has none stands where its row does", async () => {
  const {tables: read_} = await read();
  const [order] = read_.orders;
  expect(order!.placeOf("binds.1")).toEqual({file: "orders.yaml", line: 9, column: 20});
  expect(order!.placeOf("binds.7")).toEqual({file: "orders.yaml", line: 9, column: 10});
  expect(order!.placeOf("pages")).toEqual({file: "orders.yaml", line: 1, column: 3});
  expect(read_.cases[0]!.placeOf("parties.0.name")).toEqual({file: "cases.yaml", line: 9, column: 13});
  const observation = read_.observations.find(({row}) => row.id.startsWith("picked@2019/"))!;
  expect(observation.placeOf("note")).toEqual({file: "series/picked.csv", line: 3, column: 29});
  expect(observation.placeOf("unit")).toEqual({file: "series.yaml", line: 11, column: 11});
});

test("a cell that is empty or not there takes the default of its series, and one that is written does not", async () => {
  const {tables: read_} = await read();
  expect(read_.observations.map(({row}) => [row.id, row.geography, row.unit])).toEqual([
    ["earned@2019", "US", "usd"],
    ["picked@2019", "US", "apples"],
    ["picked@2019/US-CA/green-apples", "US-CA", "apples"]
  ]);
});

test.each([
  ["2020-03-05/..", "2020-03-05", "2020-06-01", "interval"],
  ["2021-03-05/..", "2021-03-05", "2021-03-05", "interval"],
  ["2020-02~", "2020-02-01", "2020-02-29", "approximate"]
])(
  "an event on %s is from %s to %s; what is still open reaches to the edition",
  async (date, start, end, precision) => {
    const {tables: read_} = await read(changed("events.yaml", "date: 2020-03", `date: ${date}`));
    const {row} = read_.events[0]!;
    expect([row.date_start, row.date_end, row.precision]).toEqual([start, end, precision]);
  }
);

test("a period that is open at its beginning stands at the beginning of its end", async () => {
  const {tables: read_} = await read({
    ...changed("series/picked.csv", "2019,,,", "../2018,,,"),
    ...changed("claims.yaml", "picked@2019", "picked@..--2018")
  });
  expect(read_.observations.find(({row}) => row.period === "../2018")!.row).toMatchObject({
    id: "picked@..--2018",
    period_start: "2018-01-01"
  });
});

test("a byte order mark and CRLF change nothing", async () => {
  const plain = await read();
  const marked = await read(
    Object.fromEntries([...base().keys()].map((name) => [name, `\ufeff${text(name).replaceAll("\n", "\r\n")}`]))
  );
  expect(JSON.stringify(marked)).toBe(JSON.stringify(plain));
});

test("what lies beside a record and is known is left alone", async () => {
  await read({"README.md": "sample", "LICENSE.md": "sample", ".hidden": "sample", "series/.hidden.csv": "sample"});
});

test("a folder that is not there lacks every file, and nothing is thrown", async () => {
  const {record, diagnostics} = await readRecord(join(ROOT, "test", "no-such-folder"));
  expect(record).toBeNull();
  expect(new Set(diagnostics.map(({code}) => code))).toEqual(new Set(["file-missing"]));
});

test("a record that was read has nothing more to be said about it", async () => {
  expect(checkRecord(await read())).toEqual([]);
});
