import {InvalidArgumentError, type Command} from "commander";

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

/** `docketbook sample`: draws rows to look up again, and records how they came out. */
export function sampleCommand(program: Command): void {
  const command = program
    .command("sample")
    .description("draw rows at random to look up again, as a sheet; and record how they came out")
    .option("--rows <number>", "how many rows to draw, one of each table and grade in turn", whole, 100)
    .option("--seed <number>", "the number that the draw begins with: the same one draws the same rows", whole)
    .option("--out <file>", "write the sheet here (default: print it)")
    .option("--apply <sheet>", "record the outcomes of a filled-in sheet in checks.yaml")
    .option("--data <dir>", "the folder of the record", "data");
  const usage = (message: string): never => command.error(`error: ${message}`, {exitCode: 2});
  command.action(async ({rows, seed, out, apply, data}: Options) => {
    if ((seed === undefined) === (apply === undefined)) usage("give --seed to draw, or --apply to record a sheet");
    const {applySheet, writeSample} = await import("../sample/run.js");
    if (apply !== undefined) await applySheet(data, apply, usage);
    else await writeSample(data, {rows, seed: seed!, ...(out !== undefined && {out})}, usage);
  });
}
