import {mkdtempSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {expect, it} from "vitest";
import {withChosen} from "../../../site/features/explore/cell/chosen.js";
import {openCell, type ParsedCell} from "../../../site/framework/opencell.js";
import {FRAMEWORK} from "../../../site/framework/packages.js";

const {parseJavaScript} = (await import(pathToFileURL(join(FRAMEWORK, "javascript/parse.js")).href)) as {
  parseJavaScript: (input: string, options: {path: string}) => ParsedCell["node"];
};
const folder = mkdtempSync(join(tmpdir(), "opencell-"));
writeFileSync(
  join(folder, "charts.js"),
  'import * as Plot from "npm:@observablehq/plot";\nconst half = (n) => n / 2;\nexport const drawn = (rows) => Plot.dot(rows, {x: half}).plot();\nexport const other = () => "not used";\n'
);

/** The last of some cells as the workbench opens it. */
function opened(...texts: string[]) {
  const cells = texts.map((text) => ({mode: "block", node: parseJavaScript(text, {path: "/page.md"})}));
  return openCell(cells.at(-1)!, cells, {path: "/page", folder, tables: ["orders", "courts"]});
}

const FIRST = 'import {comparable, record} from "docketbook/client";\nconst orders = record.orders;';

it("gives a cell with what it reads in the order of use, and the queries that give its tables", () => {
  const open = opened(
    "const kept = orders.filter((d) => d.year > from);",
    FIRST,
    "const from = view(Inputs.range([1, 9], {value: 3}));",
    "display(kept.map(({width}) => width));"
  );
  expect(open?.sql).toBe("SELECT * FROM orders");
  const {cell = ""} = open ?? {};
  expect(cell).toContain("const record = {orders: rowsOf(results[0])};");
  expect(cell.indexOf("const orders")).toBeLessThan(cell.indexOf("const kept"));
  expect(cell.indexOf("const from")).toBeLessThan(cell.indexOf("const kept"));
  expect(cell).not.toContain("import");
  expect(cell.trim()).toMatch(/display\(kept\.map\(.*\);$/);
  expect(cell.split("\n")[(open?.line ?? 0) - 1]).toBe("display(kept.map(({width}) => width));");
});

it("begins with what the page’s reader chose, where the cell reads it", () => {
  const {cell = ""} =
    opened(FIRST, 'const from = view(inAddress("from", Inputs.range([1, 9])));', "display([orders, from])") ?? {};
  const lines = (address: string) => withChosen(cell, address).split("\n");
  expect(lines("?from=3&other=1")[1]).toMatch(/^inAddress\.chosen = \{"from":"3"\};/);
  expect(lines("?from=3")).toHaveLength(cell.split("\n").length);
  expect(withChosen(cell, "?other=1")).toBe(cell);
});

it("brings what a cell uses of a module of the story, and no more", () => {
  const {cell = ""} = opened(FIRST, 'import {drawn} from "./charts.js";', "display(drawn(orders))") ?? {};
  expect(cell).toMatch(/\bhalf = /);
  expect(cell).not.toMatch(/not used|import|export/);
});

it("leaves out what another cell displays, of which it reads a name", () => {
  const {cell = ""} = opened(FIRST, "const n = orders.length;\ndisplay(n + 1);", "display(n)") ?? {};
  expect(cell).toContain("const n = orders.length;");
  expect(cell).not.toContain("n + 1");
});

it("names the files of the page that a cell reads", () => {
  const open = opened(FIRST, "const file = FileAttachment('a.json').json();", "display([orders, file])");
  expect(Object.keys(open?.files ?? {})).toEqual(["a.json"]);
});

it.each([
  ["a file that is no text", ["const file = FileAttachment('a.parquet').parquet();", "display([orders, file])"]],
  ["the page", ["display(document.title + orders.length)"]],
  ["the network", ["display(fetch('/a', orders))"]],
  ["another library", ['import _ from "npm:lodash";', "display(_.size(orders))"]],
  [
    "a name of the package that needs the page",
    ['import {timeline} from "docketbook/client";', "display(timeline(orders))"]
  ],
  ["nothing that is shown", ["const n = orders.length;"]]
])("has no link for a cell that needs %s", (_, texts) => {
  expect(opened(FIRST, ...texts)).toBeNull();
});
