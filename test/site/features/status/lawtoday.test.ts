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
  return {when: words(".law-today-when"), level: words(".law-today-level")};
};

test("the limit of today names what an order excepts, and whose order does", () => {
  expect(said().level).toBe("Barred by two courts, by N. Sample except in accordance with the sample act");
});

test("a limit that excepts nothing is said by itself", () => {
  const plain = (orders: Order[]) => orders.map((order) => ({...order, requires: "No list is given."}));
  expect(said(plain).level).toBe("Barred by two courts");
});

test("what the orders said is dated by the last day of the record, and never called the law of that day", () => {
  expect(said().when).toBe("Giving passenger lists to the harbor: court orders, recorded through March 31, 2022");
  expect(said(undefined, null).when).toBe("Giving passenger lists to the harbor: court orders, not verified yet");
});
