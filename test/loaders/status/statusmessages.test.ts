import {describe, expect, it} from "vitest";
import type {StatusOnDay} from "../../../loaders/status/status.js";
import {formatOrderLine, formatStatus, nameFlow} from "../../../loaders/status/statusmessages.js";

const sample: StatusOnDay = {
  flow: "sample-flow",
  from: "2025-11-21",
  until: null,
  restriction: "barred",
  order_ids: ["sample-order"],
  court_ids: ["court-a", "court-b"],
  binds: ["agency-a"],
  verified_through: "2026-07-28",
  on: "2026-03-01",
  verified: true
};
const names = {
  flow: "sharing addresses",
  agency: (id: string) => id.toUpperCase(),
  court: (id: string) => id.toUpperCase()
};

describe("a status in words", () => {
  it("counts the courts, names them and names who is bound", () => {
    expect(formatStatus(sample, names)).toBe(
      "On March 1, 2026, two courts (COURT-A and COURT-B) barred sharing addresses, on the terms of the orders. Bound: AGENCY-A."
    );
  });
  it("says what the orders leave open in place of a mention of their terms", () => {
    expect(formatStatus(sample, {...names, excepted: {all: "except for criminal matters"}})).toContain(
      "two courts (COURT-A and COURT-B) barred sharing addresses, except for criminal matters. Bound: AGENCY-A."
    );
    // A court is named once.
    expect(formatStatus(sample, {...names, excepted: {each: "A except by day, and B."}})).toContain(
      "two courts barred sharing addresses: A except by day, and B. Bound: AGENCY-A."
    );
  });
  it("gives each order in force a line of its own, with whom it binds and what it leaves open", () => {
    const order = (id: string) =>
      formatOrderLine(
        {title: "A stay", requires: `No sharing except as ${id} allows`, binds: ["agency-a"]},
        "Court A",
        names.agency
      );
    expect(formatStatus({...sample, order_ids: ["one", "two"]}, {...names, order}).split("\n")).toEqual([
      "On March 1, 2026, two courts (COURT-A and COURT-B) barred sharing addresses, on the terms of the orders.",
      "Court A: A stay; binds AGENCY-A. No sharing except as one allows.",
      "Court A: A stay; binds AGENCY-A. No sharing except as two allows."
    ]);
  });
  it("quotes the title of a flow that says no activity", () => {
    const named = {...names, flow: nameFlow({activity: null, title: "Bus lanes"})};
    expect(formatStatus(sample, named)).toContain("barred “Bus lanes,” on the terms of the orders. Bound");
  });
  it("says that there was no limit", () => {
    expect(formatStatus({...sample, restriction: "none", order_ids: [], court_ids: [], binds: []}, names)).toBe(
      "On March 1, 2026, no court order in the record limited sharing addresses."
    );
  });
  it("says that nothing follows from a record without an order", () => {
    expect(
      formatStatus({...sample, restriction: "none", order_ids: [], court_ids: [], binds: []}, {...names, known: 0})
    ).toBe(
      "On March 1, 2026, no limit is known: the record holds no order on sharing addresses. That says nothing about the law."
    );
    expect(
      formatStatus({...sample, restriction: "none", order_ids: [], court_ids: [], binds: []}, {...names, known: 1})
    ).toContain("no court order in the record limited sharing addresses");
  });
  it("says through which day the record was verified when it is asked about a later one", () => {
    expect(formatStatus({...sample, on: "2026-08-01", verified: false}, names)).toContain(
      "verified through July 28, 2026"
    );
  });
});
