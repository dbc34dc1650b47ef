import {existsSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {formatDiagnostics} from "../../../../loaders/diagnostics/format.js";
import {Findings} from "../../../../loaders/diagnostics/findings.js";
import {tables, type TableName} from "../../../../loaders/schema/tables.js";
import {answerOfFile} from "../../../../loaders/sources/http/provenance.js";
import {readColumnMap} from "../../../../loaders/sources/sheet/columnmap.js";
import {importSheet} from "../../../../loaders/sources/sheet/import.js";
import {openSheet} from "../../../../loaders/sources/sheet/open.js";
import {importedText} from "../../../../loaders/sources/sheet/output.js";

// A folder is a case: a spreadsheet (made up), a map, and what they give: rows, and what is said of cells. UPDATE=1 writes what they give now.
const CASES = join(import.meta.dirname, "cases");
const TABLES: Record<string, TableName> = {tracker: "cases", workbook: "sources", numbers: "observations"};

test.each(readdirSync(CASES))("%s gives the rows and the findings that lie beside it", (name) => {
  const file = readdirSync(join(CASES, name)).find((one) => one.startsWith("sheet."))!;
  const bytes = readFileSync(join(CASES, name, file));
  const map = readColumnMap(readFileSync(join(CASES, name, "map.yaml"), "utf8"));
  const findings = new Findings();
  const sheet = openSheet(file, bytes, map.sheet ?? null, findings.report);
  const {provenance} = answerOfFile(file, bytes, new Date("2026-11-22"));
  const {rows, diagnostics} = importSheet(sheet, tables[TABLES[name]!], map, provenance);
  const found = {
    rows: importedText(tables[TABLES[name]!], rows, provenance),
    findings: `${formatDiagnostics([...findings.sorted(), ...diagnostics], () => null)}\n`
  };
  for (const [part, text] of Object.entries(found)) {
    const path = join(CASES, name, `${part}.txt`);
    if (process.env.UPDATE === "1") writeFileSync(path, text);
    expect(existsSync(path) && readFileSync(path, "utf8")).toBe(text);
  }
});
