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
