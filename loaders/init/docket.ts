import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {parse} from "yaml";
import {ROLES} from "../schema/tables/cases.js";
import type {Row} from "../schema/table.js";
import {slugOf} from "../sources/draft.js";
import {draftSource} from "../sources/courtlistener/drafts.js";
import type {Sourced} from "../sources/courtlistener/read.js";
import type {Docket, Party} from "../sources/courtlistener/schema.js";
import {parseJsonLines, readIfThere} from "../sources/output.js";
import {plainLine} from "../sources/plaintext.js";
import {courtRow} from "./courts.js";
import {blankStory, type Story, type StoryWords} from "./story.js";

const roleOf = (name: string) => ROLES.find((role) => role === name.toLowerCase().replace(/\s+/g, "-"));

/** The parties by role; those of a role that the record has no word for come back apart. */
function partiesOf(docket: Docket, parties: readonly Sourced<Party>[]) {
  const known: {role: string; name: string}[] = [];
  const others: string[] = [];
  for (const {row} of parties) {
    for (const {docket_id, name: role} of row.party_types) {
      if (docket_id !== docket.id) continue;
      const found = roleOf(role);
      if (found === undefined) others.push(`${role}: ${plainLine(row.name)}`);
      else known.push({role: found, name: plainLine(row.name)});
    }
  }
  return {known, others};
}

/** The id that a case gets by its caption. */
export const caseIdOf = (caption: string): string =>
  slugOf(
    plainLine(caption)
      .replace(/\bv\.\s/, "v ")
      .replace(/,? et al\.?/gi, "")
  ) || "the-case";

/**
 * A story about one docket, from what a fetch of it wrote: the case, its court, the docket as a source, and an event for each entry, graded
 * `unverified`, so that nothing rests on one before a person has read the document.
 * @param folder the folder of the docket, as `fetch courtlistener` wrote it
 */
export async function docketStory(folder: string, words: StoryWords): Promise<Story> {
  const sourced = JSON.parse(await readFile(join(folder, "docket.json"), "utf8")) as Sourced<Docket>;
  const docket = sourced.row;
  const caption = plainLine(docket.case_name);
  const parties = parseJsonLines((await readIfThere(join(folder, "parties.jsonl"))) ?? "") as Sourced<Party>[];
  const {known, others} = partiesOf(docket, parties);
  const source = draftSource(sourced, words.day).row;
  const id = caseIdOf(caption);
  const story = blankStory(words, `What ${caption} is about`);
  const ended =
    docket.date_terminated === null ? "no end of the case was found" : `the case ended on ${docket.date_terminated}`;
  const row: Row = {
    id,
    caption,
    short_caption: caption,
    court_id: docket.court_id,
    docket_number: plainLine(docket.docket_number ?? "") || String(docket.id),
    courtlistener_id: docket.id,
    judges: docket.assigned_to_str === "" ? [] : [plainLine(docket.assigned_to_str)],
    filed: docket.date_filed,
    flow: story.edition.flow,
    status: `On the docket as read on ${sourced.provenance.fetched.slice(0, 10)}, ${ended}`,
    parties: known,
    grade: "secondary",
    source_ids: [source["id"]],
    recorded: words.day
  };
  const comment = [
    "From the docket: fix the caption that running text uses, and say where the case stands.",
    ...(others.length ? [`Of roles that the record has no word for: ${others.join("; ")}`] : [])
  ].join("\n");
  const events = (parse((await readIfThere(join(folder, "events.draft.yaml"))) ?? "[]") as Row[] | null) ?? [];
  return {
    ...story,
    tables: {
      ...story.tables,
      sources: [{row: source}],
      courts: [courtRow(docket.court_id, words.day)],
      cases: [{row, comment}],
      // A draft says that it is one by its grade; its case has an id now.
      events: events.map((event) => ({
        row: {...event, case_id: id},
        comment: "A draft from the docket: read the document, then say what it is and grade it."
      }))
    }
  };
}
