import {InvalidArgumentError} from "commander";
import {isDate} from "../../schema/column.js";
import type {SourceCommand} from "../command.js";
import {csvAnswer, writeTidy} from "../tidycommand.js";
import {readFilingSeason, addressOfWeek} from "./filingseason.js";
import {addressOfYear, FIRST_YEAR, readTable2} from "./historictable2.js";

const year = (text: string) => {
  if (!/^(19|20)\d{2}$/.test(text)) throw new InvalidArgumentError("A tax year has four digits.");
  return Number(text);
};
const day = (text: string) => {
  if (!isDate(text)) throw new InvalidArgumentError("A day is written as 2026-02-06.");
  return text;
};
const on = (service: string | null, address: string) =>
  service === null ? address : new URL(new URL(address).pathname, service).href;

/** `docketbook fetch irs-soi`. */
export const historicTable2Command: SourceCommand = {
  name: "irs-soi",
  description:
    "IRS Statistics of Income, Historic Table 2: a tax year by state, as tidy observations with checked totals",
  options: (command) =>
    command
      .requiredOption("--year <year>", `the tax year, from ${FIRST_YEAR}`, year)
      .option("--file <path>", "read this file instead of the publisher's")
      .option("--variable <name...>", "only these variables, such as N1 or A00100")
      .option("--sizes", "size classes of adjusted gross income as well as totals"),
  async run(options, context) {
    const {
      year: wanted,
      file,
      variable,
      sizes
    } = options as {year: number; file?: string; variable?: string[]; sizes?: boolean};
    const address = addressOfYear(wanted);
    if (address === null && file === undefined)
      context.usage(
        `the table of ${wanted} was not published as one CSV file; years are ${FIRST_YEAR} and from ${FIRST_YEAR + 2}`
      );
    const answer = await csvAnswer(file, on(context.service, address ?? "https://www.irs.gov/"), context);
    const tidy = readTable2(answer, {
      year: wanted,
      ...(sizes && {sizes}),
      ...(variable && {variables: variable.map((name) => name.toUpperCase())})
    });
    return writeTidy(tidy, `irs-soi-${wanted}`, context);
  }
};

/** `docketbook fetch irs-filing-season`. */
export const filingSeasonCommand: SourceCommand = {
  name: "irs-filing-season",
  description: "IRS filing-season statistics for one week, and for the week a year earlier that they are compared with",
  options: (command) =>
    command
      .option("--week-ending <day>", "the last day of the week, a Friday, YYYY-MM-DD", day)
      .option("--address <address>", "the address of the page, where the publisher shortens the month another way")
      .option("--file <path>", "read this saved page instead"),
  async run(options, context) {
    const {weekEnding, address, file} = options as {weekEnding?: string; address?: string; file?: string};
    if ([weekEnding, address, file].filter((one) => one !== undefined).length !== 1)
      context.usage("give one of --week-ending, --address and --file");
    const page = address ?? on(context.service, addressOfWeek(weekEnding ?? "2026-01-02"));
    const answer =
      file === undefined
        ? await context.client({base: new URL(page).origin, interval: 1_000}).get(page, ["text/html"])
        : await context.file(file);
    const tidy = readFilingSeason(answer);
    return writeTidy(
      tidy,
      `irs-filing-season-${
        tidy.observations
          .map(({period}) => period)
          .sort()
          .at(-1) ?? ""
      }`,
      context
    );
  }
};
