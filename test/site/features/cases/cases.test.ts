import {parseHTML} from "linkedom";
import {expect, test} from "vitest";
import {drawView} from "../../../../site/framework/views.js";
import {sampleSite} from "../../../tools/site.js";

const site = await sampleSite();

test("the note of a case without parties stands under What to know, and no heading stands over nothing", () => {
  const cases = site.tables.cases.map((row) =>
    row.id === "dale-v-almanac" ? {...row, note: "It was settled in May."} : row
  );
  const {body} = drawView(
    "case",
    {path: "/cases/dale-v-almanac", params: {id: "dale-v-almanac"}, options: {}},
    {...site, tables: {...site.tables, cases}}
  );
  const {document} = parseHTML(`<!DOCTYPE html><html><body>${body.text}</body></html>`);
  expect(document.getElementById("note")?.textContent).toBe("What to know");
  expect(document.getElementById("note")?.nextElementSibling?.textContent).toContain("It was settled in May.");
  expect([document.getElementById("parties"), document.getElementById("counsel")]).toEqual([null, null]);
});
