import {parseHTML} from "linkedom";
import {expect, test} from "vitest";
import {drawView} from "../../../../site/framework/views.js";
import {sampleSite} from "../../../tools/site.js";

const site = await sampleSite();
const page = (id: string, from = site) => {
  const {body} = drawView("order", {path: `/orders/${id}`, params: {id}, options: {}}, from);
  const {document} = parseHTML(`<!DOCTYPE html><html><body>${body.text}</body></html>`);
  return [...document.querySelectorAll(".side dt")].map((term) => [
    term.textContent,
    term.nextElementSibling?.textContent
  ]);
};

test("an order is by the court of its case, with the judges of the case", () => {
  expect(page("ames-stay")).toEqual(
    expect.arrayContaining([
      ["By", "Sample District Court of the North"],
      ["Judge", "Judge Sample"]
    ])
  );
});

test("an order that a higher court made in the case is by that court, and by no judge of the case", () => {
  const events = site.tables.events.map((event) =>
    event.order_ids.includes("ames-stay") ? {...event, court_id: "sampca"} : event
  );
  const facts = page("ames-stay", {...site, tables: {...site.tables, events}});
  expect(facts).toContainEqual(["By", "Sample Court of Appeals"]);
  expect(facts.map(([term]) => term)).not.toContain("Judge");
});

test("an order that lets part go on and bars the rest is told as both, and one that bars nothing by itself as that", () => {
  const as = (change: object) =>
    page("ames-stay", {
      ...site,
      tables: {
        ...site.tables,
        orders: site.tables.orders.map((row) => (row.id === "ames-stay" ? {...row, ...change} : row))
      }
    });
  expect(as({effect: "permits"})).toContainEqual([
    "At the time",
    "it allowed part of giving passenger lists to the harbor and limited the rest"
  ]);
  expect(as({effect: "permits", restriction: "none"})).toContainEqual([
    "At the time",
    "it set no limit of its own on giving passenger lists to the harbor"
  ]);
});

test("no page says that orders about other data were verified through the day of the record", () => {
  const words = (id: string) => {
    const open = site.tables.orders.map((row) => (row.id === id ? {...row, until: null} : row));
    const from = {...site, tables: {...site.tables, orders: open}};
    return drawView("order", {path: `/orders/${id}`, params: {id}, options: {}}, from).body.text;
  };
  expect(words("ames-stay")).toContain("No end date was found. The record is verified through March 31, 2022");
  expect(words("clay-limits")).toContain("No end date was found.");
  expect(words("clay-limits").replace(/<footer[^]*/, "")).not.toContain("verified through March 31, 2022");
});

test("an order in an appeal is cited by the name of the case, without the note that tells the appeal apart", () => {
  const facts = page("ames-affirmance");
  expect(facts.find(([term]) => term === "Legal citation")?.[1]).toMatch(/^Ames v\. Ferry, No\. /);
});

test("the list of orders says with a bar what it leaves open, and with nothing else", () => {
  const {body} = drawView("orders", {path: "/orders/", params: {}, options: {}}, site);
  const {document} = parseHTML(`<!DOCTYPE html><html><body>${body.text}</body></html>`);
  const limits = [...document.querySelectorAll("tbody tr")].map((row) => [row.id, row.textContent] as const);
  const open = site.tables.orders.filter(
    ({restriction, requires}) => restriction === "barred" && /except/.test(requires)
  );
  expect(open.length).toBeGreaterThan(0);
  expect(limits.filter(([, text]) => /except /.test(text)).map(([id]) => id)).toEqual(
    limits.map(([id]) => id).filter((id) => open.some((order) => order.id === id))
  );
});
