import {slugOf, type Draft} from "../draft.js";
import {plainLine} from "../plaintext.js";
import type {SourcedDocument} from "./read.js";

/** The id of a document's row in `sources`. */
export const sourceIdOf = (number: string): string => slugOf(`fr-${number}`);

/** Documents as rows of `sources`; `recorded` is the day on which they enter the record. */
export const draftSources = (documents: readonly SourcedDocument[], recorded: string): Draft[] =>
  documents.map(({row, provenance}) => ({
    row: {
      id: sourceIdOf(row.document_number),
      title: plainLine(row.citation ? `${row.title}, ${row.citation}` : row.title),
      publisher: "Federal Register",
      url: row.html_url,
      date: row.publication_date,
      note: `Read at ${new URL(provenance.address).origin} on ${provenance.fetched.slice(0, 10)}; SHA-256 ${provenance.sha256}.`,
      recorded
    }
  }));

/** Documents as draft events on the day of publication. Graded `unverified`: nothing can rest on one before somebody has read it. */
export const draftEvents = (documents: readonly SourcedDocument[], recorded: string): Draft[] =>
  documents.map(({row}) => ({
    row: {
      id: slugOf(`fr-${row.document_number}-published`),
      date: row.publication_date,
      kind: "policy",
      lane: "agencies",
      title: plainLine(row.title),
      summary: plainLine(row.abstract ?? row.action ?? row.title),
      independent_sources: 1,
      grade: "unverified",
      source_ids: [sourceIdOf(row.document_number)],
      recorded
    },
    comment: [
      row.type,
      row.agencies.map(({name, raw_name}) => name ?? raw_name).join(", "),
      ...(row.effective_on ? [`effective ${row.effective_on}`] : [])
    ].join("; ")
  }));
