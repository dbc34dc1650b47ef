import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {tableText} from "../init/writerecord.js";
import {readIfThere, writeWhole} from "../sources/output.js";
import {drawSample} from "./draw.js";
import {readSheet, sheetText} from "./sheet.js";
import {OutputError} from "../dataset/folder.js";
import {openRecord} from "../cli/record.js";
import {counted} from "../diagnostics/pluralize.js";
import {checks} from "../schema/tables/checks.js";

type Usage = (message: string) => never;

async function write(path: string, text: string, usage: Usage): Promise<void> {
  await writeWhole(path, text).catch((error: unknown) => {
    if (error instanceof OutputError) usage(error.message);
    throw error;
  });
}

/** Draws rows of the record in a folder and writes the sheet, or prints it. */
export async function writeSample(
  data: string,
  {rows, seed, out}: {rows: number; seed: number; out?: string},
  usage: Usage
): Promise<void> {
  const record = await openRecord(data);
  if (!record) return;
  const drawn = drawSample(record, {rows, seed});
  const text = sheetText(drawn, {seed, edition: record.edition.edition});
  if (out === undefined) return void process.stdout.write(text);
  await write(out, text, usage);
  console.log(`${out}: ${counted(drawn.length, "row")}`);
}

/** Records the outcomes of a filled-in sheet in the record's `checks.yaml`, after what stands there. Exit code 1 where the sheet is wrong. */
export async function applySheet(data: string, sheet: string, usage: Usage): Promise<void> {
  const record = await openRecord(data);
  if (!record) return;
  const text = await readFile(sheet, "utf8").catch(() => usage(`${sheet} cannot be read`));
  const {checks: rows, faults} = readSheet(text, record);
  const known = new Set(record.tables.checks.map(({row}) => row.id));
  const twice = rows.find(({id}) => known.has(id));
  if (twice) faults.push({line: 1, message: `the sheet was applied before: checks.yaml has ${twice.id}`});
  if (faults.length) {
    for (const {line, message} of faults) process.stderr.write(`${sheet}:${line} ${message}\n`);
    process.exitCode = 1;
    return;
  }
  const path = join(data, "checks.yaml");
  const before = ((await readIfThere(path)) ?? "").replace(/^\[\]\s*$/m, "").trimEnd();
  const added = tableText(
    checks,
    rows.map((row) => ({row}))
  );
  await write(path, before ? `${before}\n\n${added}` : added, usage);
  console.log(
    `${path}: ${counted(rows.length, "outcome")} of ${counted(
      rows.reduce((sum, {count}) => sum + count, 0),
      "row"
    )}`
  );
}
