import {slugOf, type Draft} from "../draft.js";
import {parseDocketNumber, type DocketNumber} from "../../record/docketnumber.js";
import {plainLine} from "../plaintext.js";
import type {Merged, StoredEntry} from "./merge.js";
import {COURTLISTENER, type Sourced} from "./read.js";
import type {Docket} from "./schema.js";

/** What a draft needs to know besides the docket. */
export interface DraftOptions {
  /** The day on which the rows enter the record. */
  recorded: string;
  /** The record's id of the case, where it has one. */
  caseId: string | null;
}

const KINDS: [RegExp, string][] = [
  [
    /^(amended |corrected |minute |second )?(order|opinion|memorandum (opinion|order|and order)|judgment|mandate)\b/i,
    "order"
  ],
  [/^(amended )?(notice of (cross[- ])?appeal|petition for (writ of certiorari|permission to appeal))\b/i, "appeal"],
  [/^(minute entry|oral argument|hearing|proceedings)\b/i, "hearing"]
];

const stemOf = (docket: Docket): string => {
  const number: DocketNumber = parseDocketNumber(docket.docket_number ?? "", docket.court_id);
  // The judges' initials change when a case is passed on; an id does not.
  const stable =
    number.kind === "district" ? `${number.office ?? ""}-${number.year}-${number.type}-${number.serial}` : number.raw;
  return slugOf(`${docket.court_id}-${stable || docket.id}`);
};

/** The id of the docket's row in `sources`. */
export const sourceIdOf = (docket: Docket): string => `${stemOf(docket)}-docket`;

/** A full stop that ends a sentence: not the one of "v. Smith" or "5 U.S.C. 705". */
const SENTENCE = /^.{20,}?[a-z0-9)\]]{2}[.;](?=\s+[A-Z(]|$)/;
const LONGEST_TITLE = 160;

/** The first sentence, without the list of attachments that the court's system adds. */
function titleOf(text: string): string {
  const bare = text.replace(/\s*\((?:Attachments?|Entered|Filed)\b.*$/i, "");
  const sentence = (SENTENCE.exec(bare)?.[0] ?? bare).replace(/[.;]$/, "");
  return sentence.length > LONGEST_TITLE ? `${sentence.slice(0, LONGEST_TITLE - 1).trimEnd()}…` : sentence;
}

function commentOf({row}: StoredEntry, {added, changed, completed}: Merged): string {
  const state = added.has(row.id)
    ? "new"
    : completed.has(row.id)
      ? "completed: it had no text before"
      : changed.has(row.id)
        ? "changed"
        : "seen before";
  const number = row.entry_number === null ? "a minute entry, without a number" : `entry ${row.entry_number}`;
  const sealed = row.recap_documents.filter(({is_sealed}) => is_sealed).length;
  return `${state}; ${number}; last changed ${row.date_modified}${sealed ? `; sealed documents: ${sealed}` : ""}`;
}

/** Entries for which no event can be drafted, each with the reason. */
export interface Undrafted {
  id: number;
  reason: string;
}

/**
 * Draft events, one an entry. Graded `unverified`, so that nothing can rest on one before somebody has read the document; kind and lane are
 * guesses from its first words.
 */
export function draftEvents(
  {row: docket}: Sourced<Docket>,
  merged: Merged,
  {caseId, recorded}: DraftOptions
): {drafts: Draft[]; undrafted: Undrafted[]} {
  const drafts: Draft[] = [];
  const undrafted: Undrafted[] = [];
  const ids = new Set<string>();
  for (const entry of merged.entries) {
    const {id: number, entry_number, date_filed, description} = entry.row;
    const text = plainLine(
      description ||
        (entry.row.recap_documents
          .map((document) => ("description" in document ? document.description : ""))
          .find(Boolean) ??
          "")
    );
    if (date_filed === null || text === "") {
      undrafted.push({id: number, reason: text === "" ? "it has no text yet" : "it has no date"});
      continue;
    }
    const plain =
      entry_number === null ? `${stemOf(docket)}-minute-${number}` : `${stemOf(docket)}-entry-${entry_number}`;
    const id = ids.has(plain) ? `${plain}-${number}` : plain;
    ids.add(id);
    const row = {
      id,
      date: date_filed,
      kind: KINDS.find(([words]) => words.test(text))?.[1] ?? "filing",
      lane: "courts",
      title: titleOf(text),
      summary: text,
      ...(caseId !== null && {case_id: caseId}),
      court_id: docket.court_id,
      independent_sources: 1,
      grade: "unverified",
      source_ids: [sourceIdOf(docket)],
      recorded
    };
    drafts.push({row, comment: commentOf(entry, merged)});
  }
  return {drafts, undrafted};
}

/** The docket as a row of `sources`. */
export function draftSource({row: docket, provenance}: Sourced<Docket>, recorded: string): Draft {
  return {
    row: {
      id: sourceIdOf(docket),
      title: `Docket of ${plainLine(docket.case_name)}${docket.docket_number ? `, ${plainLine(docket.docket_number)}` : ""}`,
      publisher: "The court, through CourtListener (Free Law Project)",
      url: new URL(docket.absolute_url, COURTLISTENER).href,
      note: `Read at ${provenance.address} on ${provenance.fetched.slice(0, 10)}; SHA-256 ${provenance.sha256}.`,
      recorded
    }
  };
}
