import {execFile} from "node:child_process";
import {describe, expect, it} from "vitest";
import {legalStatus, statusOn} from "../../../loaders/status/status.js";
import {readRecord} from "../../../loaders/rules/directory.js";

interface Answer {
  status: number;
  stdout: string;
  stderr: string;
}
const run = (...options: string[]): Promise<Answer> =>
  new Promise((resolve) => {
    execFile(process.execPath, ["bin/docketbook.js", "status", ...options], (error, stdout, stderr) => {
      resolve({status: typeof error?.code === "number" ? error.code : 0, stdout, stderr});
    });
  });

const {record} = await readRecord("data");
if (!record) throw new Error("the record is wrong: docketbook validate says where");
const orders = record.tables.orders.map(({row}) => row);
const cases = record.tables.cases.map(({row}) => row);
const on = (day: string, asKnown?: string) =>
  statusOn(
    legalStatus(orders, cases, {
      flow: "irs-ice",
      verifiedThrough: record.edition.verified_through,
      ...(asKnown !== undefined && {asKnown})
    }),
    day
  );

describe("the status of the real record", () => {
  it.each([
    ["2025-08-07", "none", [], []],
    ["2025-10-01", "notice", ["dcd"], ["irs", "treasury"]],
    ["2025-12-01", "barred", ["dcd"], ["irs", "treasury"]],
    ["2026-02-25", "barred", ["dcd", "mad"], ["dhs", "ice", "irs", "treasury"]],
    ["2026-03-01", "barred", ["dcd", "mad"], ["dhs", "ice", "irs", "treasury"]]
  ])("on %s is %s", (day, restriction, court_ids, binds) => {
    expect(on(day)).toMatchObject({on: day, restriction, court_ids, binds, verified: true});
  });
  it("knew nothing before the day on which the record was made", () => {
    expect(on("2026-03-01", "2026-11-21").restriction).toBe("none");
    expect(on("2026-03-01", "2026-11-22").restriction).toBe("barred");
  });
  it("is never one of the context's orders", () => {
    const context = new Set(orders.filter(({flow}) => flow !== "irs-ice").map(({id}) => id));
    expect(context.size).toBe(8);
    const counted = legalStatus(orders, cases, {flow: "irs-ice", verifiedThrough: "2026-07-28"}).flatMap(
      ({order_ids}) => order_ids
    );
    expect(counted.filter((id) => context.has(id))).toEqual([]);
  });
});

describe("docketbook status", () => {
  it("answers as JSON, with how many orders it knew", async () => {
    const {stdout} = await run("--on", "2025-12-01", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      flow: "irs-ice",
      restriction: "barred",
      court_ids: ["dcd"],
      as_known: null,
      known_orders: 20
    });
  });
  it("says in words that a day after the verified one was not verified", async () => {
    expect((await run("--on", "2026-08-01")).stdout).toContain("verified through July 28, 2026");
  });
  it("says of a record that knew no order that this says nothing about the law", async () => {
    expect((await run("--on", "2026-03-01", "--as-known", "2026-11-21")).stdout).toContain(
      "says nothing about the law"
    );
  });
  it("refuses a day, a flow and a folder that do not exist with exit code 2", async () => {
    expect(await run("--on", "2025-02-30")).toMatchObject({status: 2});
    expect(await run("--on", "2025-02-28", "--flow", "no-such-flow")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("irs-ice") as string
    });
    expect(await run("--on", "2025-02-28", "--data", "no-such-folder")).toMatchObject({status: 2});
  });
});
