import {describe, expect, it} from "vitest";
import type {StatusOnDay} from "../../loaders/status/status.js";
import {formatStatus} from "../../loaders/status/statusmessages.js";

const sample: StatusOnDay = {
  flow: "sample-flow",
  from: "2025-11-21",
  until: null,
  level: "barred",
  order_ids: ["sample-order"],
  court_ids: ["court-a", "court-b"],
  binds: ["agency-a"],
  verified_through: "2026-07-28",
  on: "2026-03-01",
  verified: true
};
const names = {flow: "Addresses", agency: (id: string) => id.toUpperCase(), court: (id: string) => id.toUpperCase()};

describe("a status in words", () => {
  it("counts the courts, names them and names who is bound", () => {
    expect(formatStatus(sample, names)).toBe(
      "On 1 March 2026 orders of two courts (COURT-A and COURT-B) barred this flow: Addresses. Bound: AGENCY-A."
    );
  });
  it("says that there was no limit", () => {
    expect(formatStatus({...sample, level: "none", order_ids: [], court_ids: [], binds: []}, names)).toBe(
      "On 1 March 2026 no court order limited this flow: Addresses."
    );
  });
  it("says that nothing follows from a record without an order", () => {
    expect(
      formatStatus({...sample, level: "none", order_ids: [], court_ids: [], binds: []}, {...names, known: 0})
    ).toBe(
      "On 1 March 2026 no limit is known: the record holds no order on this flow, Addresses. That says nothing about the law."
    );
    expect(
      formatStatus({...sample, level: "none", order_ids: [], court_ids: [], binds: []}, {...names, known: 1})
    ).toContain("no court order limited this flow");
  });
  it("says through which day the record was verified when it is asked about a later one", () => {
    expect(formatStatus({...sample, on: "2026-08-01", verified: false}, names)).toContain(
      "verified through 28 July 2026"
    );
  });
});
