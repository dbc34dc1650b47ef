import type {Site} from "../../story/story.js";
import {addressOf} from "../../record/addresses.js";
import type {Kind, SearchDocument} from "./index.js";
import {formatDate, formatNumber, unslug} from "../../ui/format.js";
import {courtOf} from "../../record/names.js";
import {writeFile} from "node:fs/promises";
import {join} from "node:path";

interface Parts {
  title: string;
  names?: readonly (string | null | undefined)[];
  text?: readonly (string | null | undefined)[];
  date?: string | null | undefined;
  lead?: boolean;
}

/** A series with no more values than this is found by them too. */
const FEW = 12;

const joined = (parts: readonly (string | null | undefined)[] = []) =>
  parts.filter((part) => part !== null && part !== undefined && part !== "").join(" · ");

/** Every row that search covers, as it is found. */
export function searchDocuments(site: Site): SearchDocument[] {
  const {events, orders, cases, laws, claims, series, sources, observations} = site.tables;
  const one = (kind: Kind, id: string, {title, names, text, date, lead = false}: Parts): SearchDocument => ({
    id: `${kind}/${id}`,
    kind,
    title,
    names: joined(names),
    text: joined(text),
    when: date ? formatDate(date) : "",
    address: addressOf(site, kind, id) ?? "",
    lead
  });
  const disputed = (positions: readonly {about: string; says: string}[]) =>
    positions.map(({about, says}) => `${about}: ${says}`);
  const caption = (id: string | null) => cases.find((row) => row.id === id)?.short_caption;
  const values = (id: string) => {
    const rows = observations.filter(({series_id}) => series_id === id);
    return rows.length > FEW
      ? []
      : rows.map(({dimension, period, value}) => `${dimension ?? period}: ${formatNumber(value)}`);
  };
  return [
    ...events.map((row) =>
      one("events", row.id, {
        title: row.title,
        names: [caption(row.case_id), row.judge, row.date],
        text: [
          row.summary,
          ...row.quantities.map(({name, value}) => `${name}: ${formatNumber(value)}`),
          row.note,
          ...disputed(row.disagreements)
        ],
        date: row.date,
        lead: row.grade === "unverified"
      })
    ),
    ...orders.map((row) =>
      one("orders", row.id, {
        title: row.title,
        names: [
          caption(row.case_id),
          unslug(row.type),
          courtOf(site, cases.find(({id}) => id === row.case_id)?.court_id)?.short_name,
          row.date
        ],
        text: [row.requires, row.binds_note, row.until_reason, row.note, ...disputed(row.disagreements)],
        date: row.date
      })
    ),
    ...cases.map((row) =>
      one("cases", row.id, {
        title: row.caption,
        names: [
          row.docket_number,
          ...row.judges,
          courtOf(site, row.court_id)?.short_name,
          courtOf(site, row.court_id)?.name
        ],
        text: [row.status, ...row.parties.map(({name}) => name), ...row.counsel.map(({name}) => name), row.note],
        date: row.filed
      })
    ),
    ...laws.map((row) =>
      one("laws", row.id, {title: `${row.citation}: ${row.topic}`, text: [row.rule, row.relevance, row.note]})
    ),
    ...claims.map((row) =>
      one("claims", row.id, {title: row.claim, names: [row.verdict], text: [row.finding, row.note]})
    ),
    ...series.map((row) =>
      one("series", row.id, {
        title: row.title,
        names: [row.publisher],
        text: [row.definition, ...values(row.id), ...row.traps]
      })
    ),
    ...sources.map((row) =>
      one("sources", row.id, {
        title: row.title,
        names: [row.publisher],
        text: [row.publisher, row.note],
        date: row.date
      })
    )
  ];
}

/** Writes the rows that the search page makes its index of, `search.json`. */
export async function writeSearchRows(site: Site, out: string): Promise<void> {
  await writeFile(join(out, "search.json"), JSON.stringify(searchDocuments(site)));
}
