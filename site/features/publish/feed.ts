import type {Site} from "../../story/story.js";
import {addressOf} from "../../record/addresses.js";
import {formatDate, unslug} from "../../ui/format.js";
import {en} from "../../words/en.js";
import {words} from "../../words/words.js";
import {html, trusted, type Html} from "../../ui/html.js";
import {addressFrom, languageFolder, uuidOf} from "./address.js";

/** The most entries that the whole site's feed holds; a reader of feeds keeps what it has seen. */
export const MOST_ENTRIES = 100;

/** What XML 1.0 has no character for is left out of a text. */
const plain = (text: string) => text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "");

interface Entry {
  id: string;
  table: "events" | "corrections";
  /** The day on which the record learned of it. */
  recorded: string;
  /** The day that it is about, to order entries of one day. */
  date: string;
  title: string;
  summary: string;
  kind: string;
}

/** A case's rows: itself, its orders, and the events of either. */
export function rowsOfCase({tables}: Site, id: string): Set<string> {
  const orders = tables.orders.filter(({case_id}) => case_id === id).map((row) => row.id);
  const events = tables.events.filter(
    ({case_id, order_ids}) => case_id === id || order_ids.some((order) => orders.includes(order))
  );
  return new Set([id, ...orders, ...events.map((row) => row.id)]);
}

/** The most letters of a title before it is cut between two words. */
const TITLE = 120;
const short = (text: string) =>
  text.length <= TITLE ? text : `${text.slice(0, TITLE + 1).replace(/[\s,;]+\S*$/, "")} …`;

const latestFirst = (a: Entry, b: Entry) =>
  b.recorded.localeCompare(a.recorded) || b.date.localeCompare(a.date) || a.id.localeCompare(b.id);

function entriesOf({tables}: Site, among: Set<string> | null): Entry[] {
  const events = tables.events
    .filter(({id}) => among === null || among.has(id))
    .map(({id, recorded, date, date_start, title, summary, kind}): Entry => {
      return {id, table: "events", recorded, date: date_start, title: `${formatDate(date)}: ${title}`, summary, kind};
    });
  const corrections = tables.corrections
    .filter(({row_ids}) => among === null || row_ids.some((id) => among.has(id)))
    .map(({id, recorded, date, was, is, reason}): Entry => {
      const summary = words().feed.corrected(was, is, reason);
      return {
        id,
        table: "corrections",
        recorded,
        date,
        title: short(words().feed.correction(is)),
        summary,
        kind: "correction"
      };
    });
  return [...events, ...corrections].sort(latestFirst);
}

/** Midnight of a day, as Atom writes a time; the record knows days alone. */
const time = (day: string) => `${day}T00:00:00Z`;

export interface FeedOptions {
  /** The address that the site is built for, with a `/` at its end; null where that is not known. */
  origin: string | null;
  /** A case, for a feed of it alone. */
  case_id?: string;
  /** An address of the site, from its root, in the language that is spoken; the same where that page is in English alone. */
  localPath?: (path: string) => string;
}

/** Where the feed of a case, or of the whole site, stands in the language that is spoken. */
export const feedPath = (case_id?: string): string =>
  languageFolder() + (case_id === undefined ? "feed.xml" : `cases/${case_id}.xml`);

/**
 * New events and corrections as an Atom feed (RFC 4287), the latest recorded first, in the language that is spoken. Entries keep their ids
 * whatever the site's address; each language has its own.
 * @throws RangeError for a case that the record does not have
 */
export function feed(site: Site, {origin, case_id, localPath = (path) => path}: FeedOptions): string {
  const {edition, tables} = site;
  const about = tables.cases.find(({id}) => id === case_id);
  if (case_id !== undefined && !about) throw new RangeError(`there is no case ${case_id}`);
  const from = feedPath(case_id);
  const {code, locale, feed: say} = words();
  const to = (path: string) => addressFrom(path, {origin, from});
  const page = (path: string) => to(localPath(path));
  const own = code === en.code ? [] : [code];
  const urn = (...names: string[]) => `urn:uuid:${uuidOf([edition.name, ...own, ...names].join("/"))}`;
  const all = entriesOf(site, about ? rowsOfCase(site, about.id) : null);
  const entries = about ? all : all.slice(0, MOST_ENTRIES);
  const text = (name: string, words: string): Html => html`<${trusted(name)}>${plain(words)}</${trusted(name)}>`;
  const updated = entries.reduce(
    (day, {recorded}) => (recorded > day ? recorded : day),
    entries[0]?.recorded ?? edition.edition
  );
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">
${text("title", about ? `${edition.title}: ${about.short_caption}` : edition.title)}
${text("subtitle", about ? say.of(about.caption) : say.about)}
${text("id", about ? urn("cases", about.id) : urn())}
<updated>${time(updated)}</updated>
${(edition.byline.length ? edition.byline : [edition.publisher?.name ?? edition.title]).map((name) => html`<author>${text("name", name)}</author>`)}
<link rel="alternate" type="text/html" href="${page(about ? `/cases/${about.id}` : "/chronology")}"/>
${origin !== null && html`<link rel="self" type="application/atom+xml" href="${to(from)}"/>`}
${entries.map(
  ({id, table, recorded, title, summary, kind}) => html`<entry>
${text("title", title)}
${text("id", urn(table, id))}
<updated>${time(recorded)}</updated>
<link rel="alternate" type="text/html" href="${page(addressOf(site, table, id) ?? "/")}"/>
<category term="${kind}" label="${kind === "correction" ? say.kind : unslug(kind)}"/>
${text("summary", summary)}
</entry>
`
)}</feed>
`.text;
}
