import {pluralize} from "../../diagnostics/pluralize.js";
import {InvalidArgumentError} from "commander";
import {type SourceCommand} from "../command.js";
import {fetchDocket} from "./fetch.js";
import {COURTLISTENER} from "./read.js";

const id = (text: string) => {
  if (!/^[1-9]\d{0,11}$/.test(text))
    throw new InvalidArgumentError("A docket is the number in its address: 69646607 of /docket/69646607/…");
  return Number(text);
};

interface Options {
  docket: number;
  case?: string;
  all?: boolean;
  offline?: boolean;
  parties: boolean;
}

/** `docketbook fetch courtlistener`. */
export const courtlistenerCommand: SourceCommand = {
  name: "courtlistener",
  description:
    "a docket of CourtListener, or what is new on it: entries with their documents, parties, and draft events for a person to review",
  options: (command) =>
    command
      .requiredOption("--docket <id>", "CourtListener's number of the docket", id)
      .option("--case <id>", "the record's id of the case, for the drafts")
      .option("--all", "read every entry again, not only those that changed since the last run")
      .option("--no-parties", "leave the parties out"),
  async run(options, {client, out, now, service}) {
    const {docket, case: caseId = null, all = false, offline = false, parties} = options as unknown as Options;
    const base = service ?? COURTLISTENER;
    const token = {variable: "COURTLISTENER_TOKEN", header: (secret: string) => `Token ${secret}`};
    const fetched = await fetchDocket({
      // What changed since the last run cannot be asked for offline; what was read before is in the cache.
      client: client({base, interval: 250, token}),
      docket,
      out,
      base,
      all: all || offline,
      withoutParties: !parties,
      caseId,
      recorded: now.toISOString().slice(0, 10)
    });
    const {merged, since, sealed, undrafted} = fetched;
    return {
      summary: `docket ${docket} has ${pluralize(merged.entries.length, "entry", "entries")}: ${merged.added.size} new and ${merged.changed.size} changed${since === null ? "" : ` since ${since}`}; ${pluralize(fetched.drafts, "draft event")} in ${out}`,
      notes: [
        ...(fetched.docket.blocked
          ? ["CourtListener hides this docket from search engines, often at someone's request: take care with names"]
          : []),
        ...(sealed ? [`${pluralize(sealed, "sealed document")}: nothing of them was kept`] : []),
        ...undrafted.map(({id: entry, reason}) => `entry ${entry} has no draft: ${reason}`)
      ],
      incomplete: false,
      counts: {
        docket,
        entries: merged.entries.length,
        new: [...merged.added],
        changed: [...merged.changed],
        completed: [...merged.completed],
        sealed,
        drafts: fetched.drafts,
        undrafted,
        parties: fetched.parties,
        since
      }
    };
  }
};
