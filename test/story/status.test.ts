import {describe, expect, it} from "vitest";
import {legalStatus, statusOn} from "../../loaders/status/status.js";
import {readRecord} from "../../loaders/rules/directory.js";
import {orderCitations} from "../../site/features/orders/ordercitation.js";
import {rulingsOf} from "../../site/record/rulings.js";
import type {Site, SiteTables} from "../../site/story/story.js";

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

const tables = Object.fromEntries(
  Object.entries(record.tables).map(([name, entries]) => [name, entries.map(({row}) => row)])
) as unknown as SiteTables;

describe("the legal citation of an order", () => {
  const cited = (order: (typeof orders)[number]) => {
    const [legal] = orderCitations(
      {tables} as Site,
      tables.orders.find(({id}) => id === order.id)!
    );
    return legal?.[1].text.replace(/<[^>]+>/g, "");
  };
  const ctr = (rest: string) => `Ctr. for Taxpayer Rts. v. IRS, No. 1:25-cv-00457 (CKK) (D.D.C. ${rest}`;
  const november = (what: string) => ctr(`Nov. 21, 2025) (order ${what})`);
  // The appeal is from two parts of the ruling.
  const docketed = "No. 26-5006 (D.C. Cir. Jan. 13, 2026)";
  const appealed = (what: string) => `${november(what)}, appeal docketed, ${docketed}`;
  const beside = (what: string) => `${november(what)}, appeal docketed as to other parts, ${docketed}`;
  const centro = (rest: string) => `Centro de Trabajadores Unidos v. Bessent, No. 1:25-cv-00677 (DLF) (D.D.C. ${rest}`;
  const cedc = (what: string) =>
    `Cmty. Econ. Dev. Ctr. of Se. Mass. v. Bessent, No. 1:25-cv-12822 (IT) (D. Mass. Feb. 5, 2026) (order ${what})`;

  it("is, of each that has a day, as a cite-checker has it, with the later history that the record has", () => {
    expect(Object.fromEntries(orders.map((order) => [order.id, cited(order)]))).toEqual({
      "aft-vacatur": "Am. Fed’n of Tchrs. v. Bessent, No. 25-1282 (4th Cir. Aug. 12, 2025)",
      "ara-consent":
        "All. for Retired Ams. v. Bessent, No. 1:25-cv-00313 (CKK), ECF No. 13 (D.D.C. Feb. 6, 2025) (consent order)",
      "ara-denial":
        "All. for Retired Ams. v. Bessent, No. 1:25-cv-00313 (CKK), ECF Nos. 41, 42 (D.D.C. Mar. 7, 2025) (order denying preliminary injunction)",
      "cedc-service": cedc("requiring service on the data holder"),
      "cedc-suspension": cedc("suspending memorandum and related arrangements"),
      "cedc-use-bar": cedc("barring use of IRS data by ICE and DHS"),
      "centro-affirmance": "Centro de Trabajadores Unidos v. Bessent, No. 25-5181, slip op. (D.C. Cir. Feb. 24, 2026)",
      "centro-injunction-denial": centro(
        "May 12, 2025) (order denying preliminary injunction), aff’d, No. 25-5181, slip op. (D.C. Cir. Feb. 24, 2026)"
      ),
      "centro-redacted-brief": undefined,
      "centro-tro-denial-oral": centro("Mar. 19, 2025) (oral ruling)"),
      "centro-tro-denial-written": centro("Mar. 20, 2025) (order denying TRO)"),
      "centro-unsealing": centro("May 12, 2025) (order unsealing memorandum and briefs)"),
      "centro-week-to-reframe": centro("Apr. 16, 2025) (oral ruling)"),
      "ctr-advance-notice": beside("requiring advance notice of disclosures that the IRS considers lawful"),
      "ctr-dismissal-denied-in-part": beside("denying motion to dismiss in part"),
      "ctr-indicative-ruling": ctr("Feb. 26, 2026) (indicative ruling)"),
      "ctr-injunction": appealed("granting preliminary injunction"),
      "ctr-notice-kept": ctr("Sept. 9, 2025) (minute order keeping 24-hour notice)"),
      "ctr-notice-september": undefined,
      "ctr-notice-to-dhs": beside("requiring notice to DHS about use of the August data"),
      "ctr-record-order": ctr("Sept. 9, 2025) (minute order on administrative record)"),
      "ctr-record-supplement": undefined,
      "ctr-stay": appealed("granting section 705 stay"),
      "medicaid-bar":
        "California v. HHS, No. 3:25-cv-05536 (N.D. Cal. Aug. 12, 2025) (order granting preliminary injunction)",
      "medicaid-bar-extension": undefined,
      "medicaid-basic-data":
        "California v. HHS, No. 3:25-cv-05536 (N.D. Cal. Dec. 29, 2025) (order granting preliminary injunction)",
      "ssa-bar":
        "AFSCME v. Soc. Sec. Admin., No. 1:25-cv-00596 (D. Md. Apr. 17, 2025) (order granting preliminary injunction), stayed, 605 U.S. ___, No. 24A1063 (June 6, 2025)",
      "ssa-stay": "Soc. Sec. Admin. v. AFSCME, 605 U.S. ___, No. 24A1063 (June 6, 2025)"
    });
  });
});

it("the orders of one document are one ruling, and two documents of a day are two", () => {
  const parts = rulingsOf({tables}, orders).map((ruling) => ruling.map(({id}) => id));
  expect(parts.filter(({length}) => length > 1)).toEqual([
    ["ctr-record-order", "ctr-notice-kept"],
    ["ctr-stay", "ctr-injunction", "ctr-advance-notice", "ctr-notice-to-dhs", "ctr-dismissal-denied-in-part"],
    ["cedc-suspension", "cedc-use-bar", "cedc-service"]
  ]);
  expect(parts).toContainEqual(["centro-injunction-denial"]);
  expect(parts.flat()).toHaveLength(orders.length);
});
