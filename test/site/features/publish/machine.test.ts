import {formatVerified} from "../../../../site/ui/format.js";
import {describe, expect, it} from "vitest";
import {citation, csvw, robots, sitemap} from "../../../../site/features/publish/catalog.js";
import {feed} from "../../../../site/features/publish/feed.js";
import {claimList} from "../../../../site/features/claims/claims.view.js";
import {citeSite, publisherLine} from "../../../../site/features/methods/about.view.js";
import {storyEdition} from "../../../../site/features/status/status.view.js";
import {header} from "../../../../site/framework/shell.js";
import type {Site} from "../../../../site/story/story.js";
import {addMachineReadable} from "../../../../site/features/publish/head.js";
import {parse} from "yaml";
import {documentOf} from "../../../browser/files.js";
import es from "../../../../site/words/es.js";
import {speak} from "../../../../site/words/words.js";
import {randomSite} from "../randomrecord.js";
import {installed} from "../../../run/debian.js";
import {xmlFault} from "./python.js";

const origin = "https://news.example/addresses/";
const random = randomSite(3);
const corrections = ["name", "day"].map((what) => ({
  id: `correction-${what}`,
  date: "2022-04-01",
  row_ids: [],
  was: `another ${what}`,
  is: `this ${what}`,
  reason: "It was read again.",
  recorded: "2022-04-01"
}));
const site: Site = {...random, tables: {...random.tables, corrections}};
const files = [{path: "orders.csv", title: "Orders", mediatype: "text/csv", bytes: 12, sha256: "ab"}];

const pageAt = (path: string, address: string | null = origin, body = "") => {
  const document = documentOf(
    `<!doctype html><html><head><title>T</title></head><body><h1>A heading</h1>${body}</body></html>`
  );
  addMachineReadable(document, path, site, {origin: address, files});
  return document;
};
const data = (document: Document) =>
  JSON.parse(document.querySelector('script[type="application/ld+json"]')?.textContent ?? "null") as Record<
    string,
    unknown
  >;

describe("what a page says to machines", () => {
  it("is the article on the first page, with each correction that the page notes", () => {
    const article = data(pageAt(""));
    expect(article).toMatchObject({"@type": "NewsArticle", headline: "A heading", dateModified: site.edition.edition});
    expect(article["correction"]).toBeUndefined();
    const {id, date, is} = corrections[1]!;
    const noted = pageAt(
      "",
      origin,
      `<section class="page-corrections"><a href="./corrections#${id}">${date}</a></section>`
    );
    expect(data(noted)["correction"]).toEqual([
      {
        "@type": "CorrectionComment",
        url: `${origin}corrections#${id}`,
        datePublished: date,
        text: expect.stringContaining(is) as string
      }
    ]);
  });

  it("is the data set on /explore, with the address and hash of every file", () => {
    expect(data(pageAt("explore"))).toMatchObject({
      "@type": "Dataset",
      license: "https://spdx.org/licenses/CC-BY-4.0",
      distribution: [{contentUrl: `${origin}data/orders.csv`, sha256: "ab", encodingFormat: "text/csv"}]
    });
    expect(data(pageAt("chronology"))).toBeNull();
  });

  it("names the feeds, that of a case on its own page, by relative addresses", () => {
    const feeds = (path: string) =>
      [...pageAt(path).querySelectorAll('link[type="application/atom+xml"]')].map((link) => link.getAttribute("href"));
    expect(feeds("chronology")).toEqual(["feed.xml"]);
    const id = site.tables.cases[0]!.id;
    expect(feeds(`cases/${id}`)).toEqual(["../feed.xml", `../cases/${id}.xml`]);
  });

  it("names the calendar of a case that has something for one on its page, and the whole one on the chronology", () => {
    const [made] = site.tables.events;
    const id = site.tables.cases[0]!.id;
    const day = {date: "2026-02-28", date_start: "2026-02-28", date_end: "2026-02-28"} as const;
    const calendars = (path: string, kind: "hearing" | "report" = "hearing") => {
      const events = [{...made!, ...day, kind, case_id: id, order_ids: []}];
      const document = documentOf("<!doctype html><html><head></head><body><h1>A heading</h1></body></html>");
      addMachineReadable(document, path, {...site, tables: {...site.tables, events}}, {origin, files});
      return [...document.querySelectorAll('link[type="text/calendar"]')].map((link) => link.getAttribute("href"));
    };
    expect(calendars(`cases/${id}`)).toEqual([`../cases/${id}.ics`]);
    expect(calendars(`cases/${id}`, "report")).toEqual([]);
    expect(calendars("chronology")).toEqual(["calendar.ics"]);
    expect(calendars("")).toEqual([]);
  });

  it("names the feeds and oEmbed of its language, in a page of another", () => {
    const id = site.tables.cases[0]!.id;
    const figure = '<main><figure data-figure-id="sample"></figure></main>';
    const links = speak(es, () => pageAt(`es/cases/${id}`, origin, figure)).querySelectorAll(
      'link[rel="alternate"]:not([type="text/calendar"])'
    );
    expect([...links].map((link) => link.getAttribute("href"))).toEqual([
      "../../es/feed.xml",
      `../../es/cases/${id}.xml`,
      `${origin}es/figure/sample.oembed.json`
    ]);
    const article = documentOf('<!doctype html><html lang="es"><head></head><body><h1>Un título</h1></body></html>');
    speak(es, () => addMachineReadable(article, "es/", site, {origin, files}));
    expect(data(article)).toMatchObject({inLanguage: "es", image: `${origin}share/es/index.png`});
  });

  it("leads from a page to what oEmbed says of each of its figures, by whole addresses, where the address is known", () => {
    const links = (address: string | null) => {
      const figure = '<figure data-figure-id="sample"><h3 class="figure-title">A  figure</h3></figure>';
      const document = documentOf(`<!doctype html><html><head></head><body><main>${figure}</main></body></html>`);
      addMachineReadable(document, "a/b", site, {origin: address, files});
      return [...document.querySelectorAll('link[type="application/json+oembed"]')].map((link) => [
        link.getAttribute("href"),
        link.getAttribute("title")
      ]);
    };
    expect(links(origin)).toEqual([[`${origin}figure/sample.oembed.json`, "A figure"]]);
    expect(links(null)).toEqual([]);
  });

  it("ends no script by its text", () => {
    const hostile = {...site, edition: {...site.edition, title: "</script><script>alert(1)</script>"}};
    const document = documentOf("<!doctype html><html><head><title>T</title></head><body></body></html>");
    addMachineReadable(document, "explore", hostile, {origin, files});
    const again = documentOf(document.documentElement.outerHTML);
    expect(again.querySelectorAll("script")).toHaveLength(1);
    expect(data(again)["name"]).toBe(hostile.edition.title);
  });
});

describe("who publishes and who made the story", () => {
  const publisher = {name: "The Sample Times", url: "https://times.example/", contact: "desk@times.example"};
  const made: Site = {...site, edition: {...site.edition, publisher, byline: ["Ada Sample", "Ben Sample"]}};

  it("is the edition's data in the article, the citation, the feed, the masthead and the page about the site", () => {
    const document = documentOf("<!doctype html><html><head></head><body><h1>A heading</h1></body></html>");
    addMachineReadable(document, "", made, {origin, files});
    expect(data(document)).toMatchObject({
      author: [
        {"@type": "Person", name: "Ada Sample"},
        {"@type": "Person", name: "Ben Sample"}
      ],
      publisher: {name: "The Sample Times", url: "https://times.example/"}
    });
    expect(parse(citation(made, origin))).toMatchObject({
      authors: [{name: "Ada Sample"}, {name: "Ben Sample"}, {name: "The Sample Times"}]
    });
    expect(
      [...feed(made, {origin}).matchAll(/<author><name>(.*?)<\/name><\/author>/g)].map(([, name]) => name)
    ).toEqual(["Ada Sample", "Ben Sample"]);
    expect(claimList(made).text).toContain('"author":{"@type":"Organization","name":"The Sample Times"}');
    expect(header("/", made.edition, [])).toContain(">The Sample Times</a>");
    expect(storyEdition(made).text).toContain("By Ada Sample and Ben Sample");
    expect(publisherLine(made).text).toContain('href="mailto:desk@times.example"');
    const cited = documentOf(`<!doctype html><html><body>${citeSite(made).text}</body></html>`);
    const verified = formatVerified(made.edition.verified_through);
    for (const style of ["data", "BibTeX"]) {
      const text = cited.querySelector(`[data-style="${style}"]`)!;
      expect(text.textContent).toContain(verified);
      expect(text.textContent).toContain("The Sample Times");
      expect(text.querySelector(".site-address")).not.toBeNull();
    }
    // What is on the web is cited with its address; without a script there is no hole where that is not known.
    expect(cited.querySelector('[data-style="Bluebook"] .site-address')?.textContent).toBe("[address of this site]");
  });

  it("is the publisher alone where nobody is named, and an address that is none is no link", () => {
    const plain: Site = {
      ...made,
      edition: {...made.edition, byline: [], publisher: {...publisher, contact: "javascript:alert(1)"}}
    };
    expect(feed(plain, {origin})).toContain("<author><name>The Sample Times</name></author>");
    expect(storyEdition(plain).text).not.toContain("By ");
    expect(publisherLine(plain).text).toContain("Write to javascript:alert(1).");
  });
});

describe("what stands beside the pages", () => {
  it("is a site map of whole addresses, and robots that name it where the address is known", () => {
    const map = sitemap(["", "cases/a", "chronology"], site, origin);
    if (installed("libxml2-utils")) expect(xmlFault(map)).toBeNull();
    expect([...map.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, loc]) => loc)).toEqual(
      ["", "cases/a", "chronology"].map((path) => `${origin}${path}`)
    );
    expect(robots(origin)).toContain(`Sitemap: ${origin}sitemap.xml`);
    expect(robots(null)).toBe("User-agent: *\nAllow: /\n");
  });

  it("says how to cite the edition, as YAML that another program reads", () => {
    expect(parse(citation(site, origin))).toMatchObject({
      "cff-version": "1.2.0",
      title: site.edition.title,
      version: site.edition.edition,
      url: origin
    });
  });

  it("describes every column of every table for CSV on the Web", () => {
    const {tables} = JSON.parse(csvw(site)) as {
      tables: {url: string; tableSchema: {columns: {name: string; datatype: string}[]}}[];
    };
    const orders = tables.find(({url}) => url === "orders.csv")!.tableSchema.columns;
    expect(orders.find(({name}) => name === "binds")?.datatype).toBe("json");
    expect(orders.find(({name}) => name === "from")?.datatype).toBe("date");
    const values = tables.find(({url}) => url === "observations.csv")!.tableSchema.columns;
    expect(values.find(({name}) => name === "value")?.datatype).toBe("double");
  });
});
