import {pluralize, thousands} from "../../diagnostics/pluralize.js";
import {join} from "node:path";
import {InvalidArgumentError, Option} from "commander";
import {isDate} from "../../schema/column.js";
import {type SourceCommand} from "../command.js";
import {draftYaml} from "../draft.js";
import {jsonLines, writeWhole} from "../output.js";
import {draftEvents, draftSources} from "./drafts.js";
import {
  FEDERAL_REGISTER,
  MOST_RESULTS,
  readDocument,
  searchDocuments,
  type Search,
  type SourcedDocument
} from "./read.js";

const day = (text: string) => {
  if (!isDate(text)) throw new InvalidArgumentError("A day is written as 2025-11-21.");
  return text;
};
const HEADING = `Drafts from the Federal Register, for a person to look through. Nothing here is in the record.
The next run writes this file anew.`;

interface Options extends Search {
  number?: string[];
  agency?: string[];
}

/** `docketbook fetch federal-register`. */
export const federalRegisterCommand: SourceCommand = {
  name: "federal-register",
  description:
    "documents of the Federal Register by number or by search, and drafts of sources and events for a person to review",
  options: (command) =>
    command
      .option("--number <number...>", "document numbers, such as 2020-17469")
      .option("--term <words>", "search for words")
      .option(
        "--agency <name...>",
        "search for agencies by the service's short names, such as internal-revenue-service"
      )
      .addOption(new Option("--type <type>", "search for one type").choices(["RULE", "PRORULE", "NOTICE", "PRESDOCU"]))
      .option("--from <day>", "published on this day or later", day)
      .option("--to <day>", "published on this day or earlier", day),
  async run(options, {client: make, out, now, service, usage}) {
    const {number, agency, term, type, from, to} = options as Options;
    const search: Search = {
      ...(term !== undefined && {term}),
      ...(agency && {agencies: agency}),
      ...(type && {type}),
      ...(from !== undefined && {from}),
      ...(to !== undefined && {to})
    };
    if ((number === undefined) === (Object.keys(search).length === 0))
      usage("give either --number, or words, agencies or days to search for");
    const base = service ?? FEDERAL_REGISTER;
    const client = make({base, interval: 500});
    let documents: SourcedDocument[] = [];
    let count = 0;
    if (number) for (const one of number) documents.push(await readDocument(client, one, base));
    else ({documents, count} = await searchDocuments(client, search, base));
    const recorded = now.toISOString().slice(0, 10);
    const file = (name: string) => join(out, "federal-register", name);
    await writeWhole(file("documents.jsonl"), jsonLines(documents));
    await writeWhole(file("sources.draft.yaml"), draftYaml(HEADING, draftSources(documents, recorded)));
    await writeWhole(file("events.draft.yaml"), draftYaml(HEADING, draftEvents(documents, recorded)));
    const missing = count > documents.length;
    return {
      summary: `${file("documents.jsonl")} holds ${pluralize(documents.length, "document")}`,
      notes: missing
        ? [
            `the service counts ${thousands(count)} documents and gives at most ${thousands(MOST_RESULTS)}: narrow the search, by days for instance`
          ]
        : [],
      incomplete: missing,
      counts: {documents: documents.length, count}
    };
  }
};
