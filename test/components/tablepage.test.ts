import {parseHTML} from "linkedom";
import {expect, it} from "vitest";
import type {Column} from "../../loaders/schema/column.js";
import {tablePage} from "../../src/components/tablepage.js";

const column = (name: string, type: Column["type"]): Column => ({name, type, title: name, description: name, nullable: true});
const sample = {
  name: "samples",
  title: "Samples",
  columns: [
    column("id", {kind: "text"}),
    column("count", {kind: "integer"}),
    column("price", {kind: "decimal", precision: 9, scale: 2}),
    column("ids", {kind: "list", item: {kind: "text"}}),
    column("parts", {kind: "list", item: {kind: "struct", fields: []}}),
    column("sure", {kind: "boolean"})
  ]
};
const cells = (row: Record<string, unknown>) => {
  const {document} = parseHTML(`<body>${tablePage(sample, [row], {start: 25, total: 60}).text}</body>`);
  return {said: document.querySelector("caption")?.textContent, texts: [...document.querySelectorAll("td")].map(({textContent}) => textContent), classes: [...document.querySelectorAll("td")].map(({className}) => className)};
};

it("shows values as they are in the table: ids, every digit, lists one after another", () => {
  const {said, texts, classes} = cells({id: "<b>a</b>", count: 9007199254740991, price: "4520000.00", ids: ["x", "y"], parts: [{name: "n", value: 1}], sure: false});
  expect(texts).toEqual(["<b>a</b>", "9007199254740991", "4520000.00", "x; y", '{"name":"n","value":1}', "false"]);
  expect(classes).toEqual(["", "number", "number", "", "", ""]);
  expect(said).toBe("Samples: rows 26 to 26 of 60");
});

it("tells null from empty text", () => {
  expect(cells({id: "", count: null, price: null, ids: [], parts: [], sure: null}).texts).toEqual(["", "null", "null", "", "", "null"]);
});

it("says so where a table has no rows", () => {
  expect(tablePage(sample, [], {start: 0, total: 0}).text).toContain("Samples: no rows");
});
