import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {InvalidArgumentError, type Command} from "commander";
import {pluralize} from "../diagnostics/pluralize.js";

const whole = (text: string) => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError(`${text} is not a whole number up to 999999999.`);
  return Number(text);
};

interface Options {
  rows: number;
  seed?: number;
  out?: string;
  apply?: string;
  data: string;
}

type Usage = (message: string) => never;

async function write(path: string, text: string, usage: Usage): Promise<void> {
  const {writeWhole} = await import("../sources/output.js");
  const {OutputError} = await import("../dataset/folder.js");
  await writeWhole(path, text).catch((error: unknown) => {
    if (error instanceof OutputError) usage(error.message);
    throw error;
  });
}

/** Draws rows of the record in a folder and writes the sheet, or prints it. */
async function writeSample(
  data: string,
  {rows, seed, out}: {rows: number; seed: number; out?: string},
  usage: Usage
): Promise<void> {
  const {openRecord} = await import("./record.js");
  const record = await openRecord(data);
  if (!record) return;
  const {drawSample} = await import("../sample/draw.js");
  const {sheetText} = await import("../sample/sheet.js");
  const drawn = drawSample(record, {rows, seed});
  const text = sheetText(drawn, {seed, edition: record.edition.edition});
  if (out === undefined) return void process.stdout.write(text);
  await write(out, text, usage);
  console.log(`${out}: ${pluralize(drawn.length, "row")}`);
}

/** Records the outcomes of a filled-in sheet in the record's `checks.yaml`, after what stands there. Exit code 1 where the sheet is wrong. */
async function applySheet(data: string, sheet: string, usage: Usage): Promise<void> {
  const {openRecord} = await import("./record.js");
  const record = await openRecord(data);
  if (!record) return;
  const {readSheet} = await import("../sample/sheet.js");
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
  const {readIfThere} = await import("../sources/output.js");
  const {tableText} = await import("../init/writerecord.js");
  const {checks} = await import("../schema/tables/checks.js");
  const before = ((await readIfThere(path)) ?? "").replace(/^\[\]\s*$/m, "").trimEnd();
  const added = tableText(
    checks,
    rows.map((row) => ({row}))
  );
  await write(path, before ? `${before}\n\n${added}` : added, usage);
  console.log(
    `${path}: ${pluralize(rows.length, "outcome")} of ${pluralize(
      rows.reduce((sum, {count}) => sum + count, 0),
      "row"
    )}`
  );
}

/** `docketbook sample`: draws rows to look up again, and records how they came out. */
export function sampleCommand(program: Command): void {
  const command = program
    .command("sample")
    .description("draw random rows to look up again, as a sheet, and record the outcomes")
    .option("--rows <number>", "how many rows to draw, one of each table and grade in turn", whole, 100)
    .option("--seed <number>", "the seed of the draw: the same number draws the same rows", whole)
    .option("--out <file>", "write the sheet here (default: print it)")
    .option("--apply <sheet>", "record the outcomes of a filled-in sheet in checks.yaml")
    .option("--data <dir>", "the folder of the record", "data");
  const usage = (message: string): never => command.error(`error: ${message}`, {exitCode: 2});
  command.action(async ({rows, seed, out, apply, data}: Options) => {
    if ((seed === undefined) === (apply === undefined)) usage("give --seed to draw, or --apply to record a sheet");
    if (apply !== undefined) await applySheet(data, apply, usage);
    else await writeSample(data, {rows, seed: seed!, ...(out !== undefined && {out})}, usage);
  });
}
