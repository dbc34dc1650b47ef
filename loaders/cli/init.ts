import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {basename, join, resolve} from "node:path";
import {Option, type Command} from "commander";
import {pluralize} from "../diagnostics/pluralize.js";
import {Findings} from "../diagnostics/findings.js";
import {formatDiagnostics} from "../diagnostics/format.js";
import {docketStory} from "../init/docket.js";
import {pickStory} from "../init/pick.js";
import {makeProject, ProjectError, refuseFull} from "../init/project.js";
import {sheetStory} from "../init/sheet.js";
import {StoryError} from "../init/sound.js";
import {blankStory, type Story, type StoryWords} from "../init/story.js";
import {formatRowCounts, tables, type TableName} from "../schema/tables.js";
import type {Table} from "../schema/table.js";
import {courtlistenerCommand} from "../sources/courtlistener/command.js";
import {slugOf} from "../sources/draft.js";
import {importSheet} from "../sources/sheet/import.js";
import {openSheet} from "../sources/sheet/open.js";
import {SheetError} from "../sources/sheet/sheet.js";
import {clientOf, withNetwork, withSource, type NetworkOptions} from "./network.js";
import {openRecord} from "./record.js";
import {mapOf, spreadsheet} from "./spreadsheet.js";

interface Options extends NetworkOptions {
  title?: string;
  description?: string;
  record?: string;
  case?: string[];
  docket?: string;
  service?: string;
  sheet?: string;
  map?: string;
  table: TableName;
  json?: boolean;
}

const editable = Object.values<Table>(tables)
  .filter(({file}) => file.format === "yaml")
  .map(({name}) => name);
type Usage = (message: string) => never;

async function fromSheet(path: string, options: Options, words: StoryWords, usage: Usage): Promise<Story> {
  if (options.map === undefined) return usage("--sheet needs --map, which says what goes into which column");
  try {
    const map = await mapOf(options.map, usage);
    const {bytes, provenance} = await spreadsheet(path, options, usage);
    const findings = new Findings();
    const sheet = openSheet(provenance.address.replace(/^file:/, ""), bytes, map.sheet ?? null, findings.report);
    if (!sheet.rows.length) return usage(`${path} holds no rows`);
    const {rows, diagnostics} = importSheet(sheet, tables[options.table], map, provenance);
    const found = [...findings.sorted(), ...diagnostics];
    if (found.length) process.stderr.write(`${formatDiagnostics(found, () => null, {all: true})}\n`);
    return sheetStory(tables[options.table], rows, provenance, words);
  } catch (error) {
    if (error instanceof SheetError) return usage(error.message);
    throw error;
  }
}

/** Fetches a docket as `docketbook fetch` does, into a folder that is gone afterwards: the new project takes its rows. */
async function fromDocket(docket: string, options: Options, words: StoryWords, usage: Usage): Promise<Story> {
  if (!/^[1-9]\d{0,11}$/.test(docket))
    return usage("a docket is the number in its address: 69646607 of /docket/69646607/…");
  const out = await mkdtemp(join(tmpdir(), "docketbook-docket-"));
  try {
    const {notes} = await courtlistenerCommand.run(
      {docket: Number(docket), parties: true, offline: options.offline ?? false},
      {
        client: (needs) => clientOf(options, needs),
        file: () => usage("a docket is not a file"),
        usage,
        out,
        service: options.service?.replace(/\/$/, "") ?? null,
        now: new Date()
      }
    );
    // The summary of a fetch names its folder, which is gone afterwards.
    for (const line of notes) process.stderr.write(`${line}\n`);
    return await docketStory(join(out, `courtlistener-${docket}`), words);
  } finally {
    await rm(out, {recursive: true, force: true});
  }
}

async function fromRecord(
  dir: string,
  cases: readonly string[] | undefined,
  given: Pick<Options, "title" | "description">,
  words: StoryWords,
  usage: Usage
): Promise<Story | null> {
  if (!cases?.length) return usage("--record needs --case, the ids of the cases that the story is about");
  const record = await openRecord(dir);
  if (!record) return null;
  const captions = record.tables.cases.filter(({row}) => cases.includes(row.id)).map(({row}) => row.short_caption);
  try {
    return pickStory(record, cases, {
      name: words.name,
      title: given.title ?? captions.join("; "),
      description: given.description ?? `The record of ${captions.join(" and ")}: orders, events and sources.`
    });
  } catch (error) {
    if (error instanceof RangeError) return usage(error.message);
    throw error;
  }
}

/** `docketbook init DIR`: a new story. */
export function initCommand(program: Command): void {
  const command = withNetwork(program.command("init"))
    .description(
      "create a project for a new case: record, pages, workflows and README; its npm start and npm test work at once"
    )
    .argument("<dir>", "the folder to create, new or empty")
    .option("--title <text>", "the title of the story")
    .option("--description <text>", "what it is about, in a sentence")
    .addOption(
      new Option("--docket <id>", "begin with a CourtListener docket, its entries as unverified leads").conflicts([
        "sheet",
        "record"
      ])
    )
    .option("--service <address>", "another address of CourtListener, such as a mirror")
    .addOption(
      new Option(
        "--sheet <file>",
        "begin with the rows of a spreadsheet: CSV, XLSX or ODS, or the address of one, such as a published Google Sheet"
      ).conflicts(["docket", "record"])
    )
    .option("--map <file>", "YAML that says what goes into which column, as for import")
    .addOption(
      new Option("--table <table>", "the table that the spreadsheet's rows are for").choices(editable).default("cases")
    )
    .addOption(
      new Option("--record <dir>", "begin with the rows that another record has on some cases").conflicts([
        "docket",
        "sheet"
      ])
    )
    .option("--case <ids...>", "the ids of those cases")
    .option("--json", "print what was made as JSON");
  const usage: Usage = (message) => command.error(`error: ${message}`, {exitCode: 2});

  command.action((dir: string, options: Options) =>
    withSource(options.json, async () => {
      const name = slugOf(basename(resolve(dir))) || "story";
      const words = {
        name,
        title: options.title ?? name,
        description:
          options.description ??
          "What happened, what the courts ordered, and what is known of it, each row with its sources and a grade.",
        day: new Date().toISOString().slice(0, 10)
      };
      if (options.map !== undefined && options.sheet === undefined)
        usage("--map needs --sheet, the spreadsheet whose columns it maps");
      try {
        await refuseFull(dir);
        const story =
          options.docket !== undefined
            ? await fromDocket(options.docket, options, words, usage)
            : options.sheet !== undefined
              ? await fromSheet(options.sheet, options, words, usage)
              : options.record !== undefined
                ? await fromRecord(options.record, options.case, options, words, usage)
                : blankStory(words);
        if (!story) return;
        const about = (step: string) => {
          if (process.stderr.isTTY) process.stderr.write(`writing ${step}\n`);
        };
        const {story: made, aside, files} = await makeProject(dir, story, {about});
        const counts = Object.fromEntries(Object.entries(made.tables).map(([table, rows]) => [table, rows.length]));
        if (options.json)
          return console.log(
            JSON.stringify(
              {
                dir,
                files,
                rows: counts,
                aside: aside.map(({table, entry, wrong}) => ({table, id: entry.row["id"], wrong}))
              },
              null,
              2
            )
          );
        for (const {table, entry, wrong} of aside.slice(0, 20))
          process.stderr.write(`set aside: ${table} ${String(entry.row["id"])}: ${wrong[0] ?? ""}\n`);
        if (aside.length)
          process.stderr.write(
            `${pluralize(aside.length, "row")} that the checks refuse: see ${join(dir, "drafts")}\n`
          );
        console.log(
          `${dir} holds a project: ${formatRowCounts(Object.fromEntries(Object.entries(counts).filter(([, count]) => count)))}`
        );
        console.log(`To see it:\n  cd ${dir}\n  npm start`);
      } catch (error) {
        if (error instanceof ProjectError) usage(error.message);
        if (!(error instanceof StoryError)) throw error;
        process.stderr.write(`${error.message}\n`);
        process.exitCode = 1;
      }
    })
  );
}
