import {readFile} from "node:fs/promises";
import {basename} from "node:path";
import type {Command} from "commander";
import type {FetchContext} from "../sources/command.js";
import {sourceCommands} from "../sources/commands.js";
import {answerOfFile} from "../sources/http/provenance.js";
import {clientOf, withNetwork, withSource, type NetworkOptions} from "./network.js";
import {thousands} from "../diagnostics/pluralize.js";

interface Options extends NetworkOptions, Record<string, unknown> {
  out: string;
  service?: string;
  json?: boolean;
}

const MOST_NOTES = 50;

/** `docketbook fetch SOURCE`: asks a public service and writes what it says, with its provenance. The record is never touched. */
export function fetchCommand(program: Command): void {
  const fetch = program
    .command("fetch")
    .description("ask a public source, and write what it says as drafts for a person to review, never to the record");
  for (const source of sourceCommands) {
    const command = withNetwork(source.options(fetch.command(source.name).description(source.description)))
      .requiredOption("--out <dir>", "the folder to write to; a later run updates it")
      .option("--service <address>", "another address of the service, such as a mirror")
      .option("--json", "print what was done, or what went wrong, as JSON")
      .action((options: Options) =>
        withSource(options.json, async () => {
          const {out, service = null, json} = options;
          const usage = (message: string): never => command.error(`error: ${message}`, {exitCode: 2});
          if (service !== null && !/^https?:\/\/./.test(service)) usage(`${service} is not an address`);
          const context: FetchContext = {
            client: (needs) => clientOf(options, needs),
            file: async (path) =>
              answerOfFile(
                basename(path),
                await readFile(path).catch(() => usage(`there is no file ${path}`)),
                new Date()
              ),
            usage,
            out,
            service: service?.replace(/\/$/, "") ?? null,
            now: new Date()
          };
          const {summary, notes, incomplete, counts} = await source.run(options, context);
          if (incomplete) process.exitCode = 1;
          if (json) return console.log(JSON.stringify({...counts, notes}, null, 2));
          for (const note of notes.slice(0, MOST_NOTES)) process.stderr.write(`${note}\n`);
          if (notes.length > MOST_NOTES)
            process.stderr.write(`${thousands(notes.length - MOST_NOTES)} more (--json prints all)\n`);
          console.log(summary);
        })
      );
  }
}
