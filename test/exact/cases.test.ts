import {existsSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {copyFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {BulkError} from "../../loaders/bulk/files.js";
import {load} from "../../loaders/bulk/load.js";
import type {Diagnostic} from "../../loaders/diagnostics/diagnostic.js";
import {Findings} from "../../loaders/diagnostics/findings.js";
import {tables as record} from "../../loaders/schema/tables.js";
import {answerOfFile} from "../../loaders/sources/http/provenance.js";
import {readColumnMap} from "../../loaders/sources/sheet/columnmap.js";
import {importSheet} from "../../loaders/sources/sheet/import.js";
import {openSheet} from "../../loaders/sources/sheet/open.js";
import {SheetError} from "../../loaders/sources/sheet/sheet.js";
import {parquetRows, query} from "../loaders/bulk/files.js";
import {freshFolder} from "../tools/folder.js";
import {tables} from "./tables.js";

/*
 * A folder is a case: `input.*`, and in `expected.json` what is made of it. With a `map.yaml` it is imported, into the table that stands
 * before `--` in the folder's name; else it is loaded, and native DuckDB and hyparquet read what was written. To add a case, drop a folder
 * in; UPDATE=1 writes what is made of it now: read the difference before keeping it.
 */
const CASES = join(import.meta.dirname, "cases");

const said = ({line, column, code, message, expected}: Diagnostic) =>
  `${line}:${column} ${code} ${message}; expected: ${expected}`;

function imported(name: string, file: string): unknown {
  const bytes = readFileSync(join(CASES, name, file));
  const map = readColumnMap(readFileSync(join(CASES, name, "map.yaml"), "utf8"));
  const findings = new Findings();
  try {
    const sheet = openSheet(file, bytes, map.sheet ?? null, findings.report);
    const {provenance} = answerOfFile(file, bytes, new Date("2026-11-22"));
    const {rows, diagnostics, changed} = importSheet(sheet, record[name.split("--")[0] as "events"], map, provenance);
    return {
      rows: rows.map(({row}) => row),
      said: [...findings.sorted(), ...diagnostics].map(said),
      changed
    };
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    return {error: error.message};
  }
}

async function loaded(name: string, file: string): Promise<unknown> {
  const folder = await freshFolder();
  const path = join(folder, file);
  await copyFile(join(CASES, name, file), path);
  const table = tables[name.split("--")[0] as keyof typeof tables];
  try {
    const {files, rows, refused, unread, diagnostics} = await load({table, files: [path], out: join(folder, "out")});
    if (!files) return {refused, unread, said: diagnostics.map(said)};
    const written = join(folder, "out", `${table.name}.parquet`);
    const read = await parquetRows(table, written);
    expect(read).toHaveLength(rows);
    // What another engine reads there, every value as text.
    const texts = table.columns.map((column) =>
      column.type.kind === "list" ? `CAST(to_json("${column.name}") AS VARCHAR)` : `CAST("${column.name}" AS VARCHAR)`
    );
    const native = await query(`SELECT [${texts.join(", ")}] AS cells FROM read_parquet('${written}')`);
    const cells = read.map((row) =>
      table.columns.map(({name: column, type}) => {
        const value = row[column];
        return value === null || typeof value === "string" || type.kind === "double" ? value : JSON.stringify(value);
      })
    );
    const typed = native.map((row) =>
      (row.cells as (string | null)[]).map((cell, index) =>
        cell !== null && table.columns[index]!.type.kind === "double" ? Number(cell) : cell
      )
    );
    expect(typed).toEqual(cells);
    return {rows: read};
  } catch (error) {
    if (!(error instanceof BulkError)) throw error;
    return {error: error.message.replaceAll(`${folder}/`, "")};
  }
}

test.each(readdirSync(CASES).sort())("%s is read as it should be, or refused in words", async (name) => {
  const folder = join(CASES, name);
  const file = readdirSync(folder).find((one) => one.startsWith("input."))!;
  const found = existsSync(join(folder, "map.yaml")) ? imported(name, file) : await loaded(name, file);
  const path = join(folder, "expected.json");
  const text = `${JSON.stringify(found, null, 2)}\n`;
  if (process.env.UPDATE === "1") writeFileSync(path, text);
  expect(text).toBe(existsSync(path) ? readFileSync(path, "utf8") : "expected.json");
  expect(text).not.toContain("must match pattern");
});
