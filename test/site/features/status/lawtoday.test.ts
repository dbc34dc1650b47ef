import {parseHTML} from "linkedom";
import {expect, test} from "vitest";
import {lawToday} from "../../../../site/features/status/status.view.js";
import type {Order} from "../../../../loaders/schema/tables/orders.js";
import {sampleSite} from "../../../tools/site.js";

const site = await sampleSite();
const {tables, edition} = site;
const said = (
  change: (orders: Order[]) => Order[] = (orders) => orders,
  verified_through = edition.verified_through
) => {
  const {document} = parseHTML(
    lawToday({
      ...site,
      tables: {...tables, orders: change(tables.orders)},
      edition: {...edition, verified_through}
    }).text
  );
  const words = (style: string) => document.querySelector(style)?.textContent ?? "";
  return {
    heading: words(".law-today h2"),
    level: words(".law-today-level"),
    lines: [...document.querySelectorAll(".law-today li")].map(({textContent}) => textContent)
  };
};

test("the law of the last day is one sentence: its day, then each court with what its own orders except", () => {
  expect(said().heading).toBe("Giving passenger lists to the harbor: court orders");
  expect(said().level).toBe(
    "As recorded through March 31, 2022, two courts barred it: N. Sample except in accordance with the sample act, and S. Sample."
  );
});

test("a limit that excepts nothing is said by itself", () => {
  const plain = (orders: Order[]) => orders.map((order) => ({...order, requires: "No list is given."}));
  expect(said(plain).level).toBe("As recorded through March 31, 2022, two courts barred it: N. Sample and S. Sample.");
});

test("for readers who are no lawyers it is a question with an answer, each court by its place and what its orders did in plain words", () => {
  const plainly = (change: (order: Order) => Order) => {
    const {document} = parseHTML(
      lawToday(
        {
          ...site,
          tables: {
            ...tables,
            courts: tables.courts.map((court) => ({
              ...court,
              place: court.id === "sampdc" ? "Northport" : "Southport"
            })),
            orders: tables.orders.map(change)
          }
        },
        {plain: ""}
      ).text
    );
    courtsNamed = [...document.querySelectorAll(".law-today li b")].map(({textContent}) => textContent);
    return ["h2", ".law-today-level"].map((part) => document.querySelector(part)?.textContent);
  };
  let courtsNamed: string[] = [];
  const told = {"ames-stay": "suspended the lists, except for the coast guard"} as Record<string, string>;
  expect(
    plainly((order) => ({
      ...order,
      plain: told[order.id] ?? (order.binds.includes("harbor") ? "barred the harbor" : null)
    }))
  ).toEqual([
    "Giving passenger lists to the harbor: is it allowed?",
    "No, as recorded through March 31, 2022. A court in Northport suspended the lists, except for the coast guard. A court in Southport barred the harbor."
  ]);
  expect(new Set(courtsNamed)).toEqual(new Set(["Court in Northport:", "Court in Southport:"]));
  // Where one of the courts has no plain words, none is left out: the sentence is the usual one.
  expect(plainly((order) => ({...order, plain: told[order.id] ?? null}))[1]).toMatch(/^As recorded through/);
  expect(new Set(courtsNamed)).toEqual(new Set(["N. Sample, Judge Sample, Ames v. Ferry:", "S. Sample, Birch v. Harbor:"]));
});

test("courts are named by where they sit, with their exceptions, unless two sit in one place", () => {
  const level = (place: (id: string) => string) => {
    const courts = tables.courts.map((court) => ({...court, place: place(court.id)}));
    const {document} = parseHTML(lawToday({...site, tables: {...tables, courts}}).text);
    return document.querySelector(".law-today-level")?.textContent ?? "";
  };
  expect(level((id) => (id === "sampdc" ? "Northport" : "Southport"))).toMatch(
    /two courts barred it: in Northport except in accordance with the sample act, and in Southport\.$/
  );
  expect(level(() => "Northport")).toMatch(/two courts barred it: N\. Sample except/);
});

test("where nobody verified the record it says so, and names no day", () => {
  expect(said(undefined, null).level).toMatch(/^Not verified yet: two courts barred it: /);
});

test("each order under it says since when", () => {
  expect(said().lines.length).toBeGreaterThan(0);
  for (const line of said().lines) expect(line).toMatch(/, since [A-Z][a-z]+\.? \d+, \d{4}\. Binds /);
});

test("each order under it says in which case, by which judge, and the appeal from it that the record has no decision on", () => {
  const [stay, injunction] = ["ames-stay", "birch-injunction"].map(
    (id) => tables.orders.find((order) => order.id === id)!.title
  );
  const line = (title = "", from = tables) => {
    const {document} = parseHTML(lawToday({...site, tables: from}).text);
    return (
      [...document.querySelectorAll(".law-today li")]
        .map(({textContent}) => textContent)
        .find((text) => text.includes(title)) ?? ""
    );
  };
  expect(line(stay)).toMatch(/^N\. Sample, Judge Sample, Ames v\. Ferry: /);
  expect(line(injunction)).toMatch(/^S\. Sample, Birch v\. Harbor: /);
  // Decided in the record, and so no longer pending.
  expect(line(stay)).not.toContain("Appeal");
  const undecided = {...tables, orders: tables.orders.filter(({type}) => type !== "affirmance")};
  expect(line(stay, undecided)).toMatch(
    / Appeal docketed July 1, 2021 \(Sample Cir\. 21-0501\); no decision in the record\.$/
  );
  expect(line(injunction, undecided)).not.toContain("Appeal");
  const another = tables.cases.map((row) => ({...row, appealed_order_ids: []}));
  expect(line(stay, {...undecided, cases: another})).not.toContain("Appeal");
});
