import {describe, expect, it} from "vitest";
import {feed, MOST_ENTRIES} from "../../../../site/features/publish/feed.js";
import {uuidOf} from "../../../../site/features/publish/address.js";
import es from "../../../../site/words/es.js";
import {speak} from "../../../../site/words/words.js";
import {randomSite} from "../randomrecord.js";
import {DOMParser} from "linkedom";
import {installed} from "../../../run/debian.js";
import {python, xmlFault} from "./python.js";

interface Parsed {
  bozo: boolean;
  version: string;
  title: string;
  entries: {id: string; title: string; link: string; updated: string; summary: string; tag: string}[];
}

const parse = (text: string) =>
  python(
    `import feedparser, json, sys
d = feedparser.parse(sys.stdin.buffer.read(), sanitize_html=False)
print(json.dumps({"bozo": bool(d.bozo), "version": d.version, "title": d.feed.title, "entries": [
  {"id": e.id, "title": e.title, "link": e.link, "updated": e.updated, "summary": e.get("summary", ""), "tag": e.tags[0].term}
  for e in d.entries]}))`,
    text
  ) as Parsed;

const origin = "https://news.example/addresses/";
const HOSTILE = `<script>alert(1)</script>]]>&amp; \u0000\u0007 “quoted” <b x='"'>`;

describe.skipIf(!installed("python3-feedparser") || !installed("libxml2-utils"))("the feed", () => {
  const site = randomSite(7);
  const {events, corrections} = site.tables;

  it("is Atom to another program's reader, with every event and correction by a unique id, the latest recorded first", () => {
    const text = feed(site, {origin});
    expect(xmlFault(text)).toBeNull();
    const {bozo, version, title, entries} = parse(text);
    expect({bozo, version, title}).toEqual({bozo: false, version: "atom10", title: site.edition.title});
    expect(entries).toHaveLength(Math.min(events.length + corrections.length, MOST_ENTRIES));
    expect(new Set(entries.map(({id}) => id)).size).toBe(entries.length);
    const days = entries.map(({updated}) => updated);
    expect(days).toEqual([...days].sort().reverse());
    for (const {link} of entries)
      expect(link).toMatch(/^https:\/\/news\.example\/addresses\/(chronology|corrections)#/);
  });

  it("has each element of the RFC's own first example, in the same place", () => {
    // RFC 4287, section 1.1: a feed with one entry.
    const feedElements = ["title", "link", "updated", "author", "id", "entry"];
    const entryElements = ["title", "link", "id", "updated", "summary"];
    const parsed = new DOMParser().parseFromString(feed(site, {origin}), "text/xml") as unknown as Document;
    const root = parsed.querySelector("feed")!;
    const names = (element: Element) => new Set([...element.children].map(({localName}) => localName));
    expect(root.getAttribute("xmlns")).toBe("http://www.w3.org/2005/Atom");
    expect(feedElements.filter((name) => !names(root).has(name))).toEqual([]);
    for (const entry of root.querySelectorAll("entry"))
      expect(entryElements.filter((name) => !names(entry).has(name))).toEqual([]);
  });

  it("names an entry the same wherever the site stands, and another one otherwise", () => {
    const ids = (address: string | null) => parse(feed(site, {origin: address})).entries.map(({id}) => id);
    expect(ids("https://other.example/")).toEqual(ids(origin));
    expect(ids(null)).toEqual(ids(origin));
    const other = {...site, edition: {...site.edition, name: "another-record"}};
    expect(parse(feed(other, {origin})).entries.map(({id}) => id)).not.toEqual(ids(origin));
  });

  it("is in the language that is spoken, with its own ids, and leads to the pages of that language", () => {
    const localPath = (path: string) => path.replace(/^\/chronology/, "/es/chronology");
    const text = speak(es, () => feed(site, {origin, localPath}));
    expect(xmlFault(text)).toBeNull();
    expect(text).toContain('xml:lang="es-US"');
    expect(text).toContain(`<link rel="self" type="application/atom+xml" href="${origin}es/feed.xml"/>`);
    const {entries} = parse(text);
    const english = new Set(parse(feed(site, {origin})).entries.map(({id}) => id));
    expect(entries.filter(({id}) => english.has(id))).toEqual([]);
    const told = new Set(entries.filter(({tag}) => tag !== "correction").map(({link}) => link.replace(/#.*$/, "")));
    expect([...told]).toEqual([`${origin}es/chronology`]);
    expect(speak(es, () => feed(site, {origin, case_id: site.tables.cases[0]!.id}))).toContain(
      ": nuevos hechos y correcciones"
    );
  });

  it("of a case holds its events alone and the corrections to its rows", () => {
    for (const {id} of site.tables.cases) {
      const orders = site.tables.orders.filter(({case_id}) => case_id === id).map((row) => row.id);
      const own = events.filter(
        ({case_id, order_ids}) => case_id === id || order_ids.some((order) => orders.includes(order))
      );
      const rows = new Set([id, ...orders, ...own.map((row) => row.id)]);
      const corrected = corrections.filter(({row_ids}) => row_ids.some((row) => rows.has(row)));
      const {entries} = parse(feed(site, {origin, case_id: id}));
      expect(entries.filter(({tag}) => tag !== "correction")).toHaveLength(own.length);
      expect(entries.filter(({tag}) => tag === "correction")).toHaveLength(corrected.length);
    }
    expect(() => feed(site, {origin, case_id: "no-such-case"})).toThrow("there is no case no-such-case");
  });

  it("says hostile text as text", () => {
    const [event] = events;
    const hostile = {...event!, title: HOSTILE, summary: HOSTILE, recorded: "9999-12-31"};
    const text = feed({...site, tables: {...site.tables, events: [hostile]}}, {origin});
    expect(xmlFault(text)).toBeNull();
    // Characters that XML has none for are left out; all others come back.
    const [first] = parse(text).entries;
    expect(first?.summary.replace(/\s+/g, " ")).toBe(HOSTILE.replace(/[\u0000\u0007]/g, "").replace(/\s+/g, " ")); // oxlint-disable-line no-control-regex
  });

  it("makes a UUID as the RFC's own example has it", () => {
    // RFC 9562, appendix A.4: the name www.example.com in the namespace of domain names.
    expect(uuidOf("www.example.com")).toBe("2ed6657d-e927-568b-95e1-2665a8aea6a2");
  });
});
