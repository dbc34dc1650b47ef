import {describe, expect, it} from "vitest";
import {legalStatus, statusOn} from "../../loaders/status/status.js";
import {readRecord} from "../../loaders/rules/directory.js";

const {record} = await readRecord("data");
if (!record) throw new Error("the record is wrong: docketbook validate says where");
const orders = record.tables.orders.map(({row}) => row);
const cases = record.tables.cases.map(({row}) => row);
const {flow, verified_through: verifiedThrough} = record.edition;
const on = (day: string, asKnown?: string) =>
  statusOn(legalStatus(orders, cases, {flow, verifiedThrough, ...(asKnown !== undefined && {asKnown})}), day);

describe("the status of the record", () => {
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
    const context = new Set(orders.filter((order) => order.flow !== flow).map(({id}) => id));
    expect(context.size).toBeGreaterThan(0);
    const named = legalStatus(orders, cases, {flow, verifiedThrough}).flatMap(({order_ids}) => order_ids);
    expect(named.filter((id) => context.has(id))).toEqual([]);
  });
});
