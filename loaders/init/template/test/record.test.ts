import {expect, test} from "vitest";
import {formatDiagnostics} from "../loaders/check/format.js";
import {proseRecord} from "../loaders/check/proserecord.js";
import {legalStatus, statusOn} from "../loaders/derive/status.js";
import {readRecord} from "../loaders/read/directory.js";
import {tableRows} from "../loaders/write/build.js";
import {checkPages} from "../src/site/prose.js";

const {record, diagnostics} = await readRecord("data");
const whole = () => {
  if (!record) throw new Error("the record is wrong: npm run validate says where");
  return record;
};

test("the record is sound", () => {
  expect(
    formatDiagnostics(
      diagnostics.filter(({severity}) => severity === "error"),
      () => null
    )
  ).toBe("");
});

test("every number and date in the pages is what its row says", async () => {
  const rows = Object.fromEntries(tableRows(whole()).map(({table, rows: own}) => [table.name, own]));
  expect(formatDiagnostics(await checkPages("src", proseRecord(rows)), () => null)).toBe("");
});

test("the legal status of every flow has an answer for every day, and one alone", () => {
  const {edition, tables} = whole();
  const [orders, cases] = [tables.orders.map(({row}) => row), tables.cases.map(({row}) => row)];
  for (const {row: flow} of tables.flows) {
    const intervals = legalStatus(orders, cases, {flow: flow.id, verifiedThrough: edition.verified_through});
    expect([intervals[0]?.from, intervals.at(-1)?.until]).toEqual([null, null]);
    for (const [index, {from}] of intervals.entries()) if (index) expect(from).toBe(intervals[index - 1]?.until);
    expect(statusOn(intervals, edition.edition).flow).toBe(flow.id);
  }
});
