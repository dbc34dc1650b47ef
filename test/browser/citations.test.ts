import {english} from "../../loaders/prose/language.js";
import {en} from "../../site/words/en.js";
import type {Site} from "../../site/story/story.js";
import MarkdownIt from "markdown-it";
import {describe, expect, it} from "vitest";
import {trusted} from "../../site/ui/html.js";
import {blocks} from "../../site/framework/blocks.js";
import {citations} from "../../site/framework/citations.js";
import {documentOf} from "./files.js";

const row = {recorded: "2026-01-01", note: null};
/** A sample record of three rows. */
const sample = () =>
  ({
    edition: {geography: "US"},
    story: {places: {laws: "/law", series: "/series"}},
    tables: {
      sources: [
        {
          ...row,
          id: "sample-report",
          title: "A report on <b>bold</b> things",
          publisher: "Sample & Co",
          url: "https://sample.example/?a=1&b=2",
          date: "2026-01",
          copy_url: null,
          address: null,
          read: null
        },
        {
          ...row,
          id: "sample-phone",
          title: "The line 1-800-555-0100",
          publisher: null,
          url: null,
          date: null,
          copy_url: null,
          address: null,
          read: null
        },
        {
          ...row,
          id: "sample-letter",
          title: "A letter",
          publisher: null,
          url: null,
          date: null,
          copy_url: null,
          address: null,
          read: null
        }
      ],
      units: [{...row, id: "persons", title: "people", one: "person", quantity: "count", description: ""}],
      series: [{...row, id: "sample-count", title: "People counted"}],
      observations: [
        {
          ...row,
          id: "sample-count@2025",
          series_id: "sample-count",
          period: "2025",
          dimension: "all",
          geography: "US",
          value: 1280,
          bound: "about",
          unit: "persons",
          grade: "primary",
          source_id: "sample-report",
          locator: "p. 7"
        }
      ],
      events: [
        {
          ...row,
          id: "sample-hearing",
          date: "2025-09-05",
          title: "A hearing",
          quantities: [],
          grade: "single",
          source_ids: ["sample-letter", "sample-report"]
        }
      ],
      orders: [],
      laws: [],
      cases: [],
      claims: [],
      agencies: [],
      courts: [],
      flows: [],
      status: [],
      corrections: []
    }
  }) as unknown as Site;

function draw(markdown: string) {
  const md = new MarkdownIt({html: true});
  const site = sample();
  blocks(md, "no-such-folder", {
    figure: (id) => ({body: trusted(`<figure>${id}</figure>`)})
  });
  citations(md, "no-such-folder", {
    all: [{code: "en", words: en, prose: english, site}],
    at: () => ({code: "en", words: en, prose: english, site}),
    speaking: (_, draw) => draw({code: "en", words: en, prose: english, site})
  });
  return documentOf(`<!doctype html><html><body><main>${md.render(markdown, {path: "/page"})}</main></body></html>`);
}
const text =
  "About [1,280 people](cite:sample-count@2025) came on [5 September 2025](cite:sample-hearing), and [1,280](cite:sample-count@2025) left.";

describe("citations in a page", () => {
  it("become links to the row's entry at the end of the page, each row listed once in the order of the text", () => {
    const document = draw(text);
    const links = [...document.querySelectorAll("a.cite")];
    expect(links.map((link) => [link.textContent, link.getAttribute("data-number")])).toEqual([
      ["1,280 people", "1"],
      ["5 September 2025", "2"],
      ["1,280", "1"]
    ]);
    const entries = [...document.querySelectorAll(".page-sources details > ol > li")];
    expect(entries.map(({id}) => `#${id}`)).toEqual(links.slice(0, 2).map((link) => link.getAttribute("href")));
    for (const back of document.querySelectorAll(".cite-back"))
      expect(document.getElementById(back.getAttribute("href")!.slice(1))?.classList.contains("cite")).toBe(true);
  });

  it("are listed with what the row says, its grade, locator and sources, markup shown as it stands", () => {
    const [value, event] = [...draw(text).querySelectorAll(".page-sources details > ol > li")];
    expect(value?.textContent).toContain("2025: about 1,280 people");
    expect(value?.textContent).toContain("People counted: all");
    expect(value?.textContent).toContain("Grade: primary, primary text read");
    expect(value?.textContent).toContain("In the source: p. 7");
    expect(value?.textContent).toContain("A report on <b>bold</b> things, Sample & Co, January 2026");
    expect(value?.querySelector("b")).toBeNull();
    expect(value?.querySelector('a[rel="noreferrer"]')?.getAttribute("href")).toBe("https://sample.example/?a=1&b=2");
    expect(event?.querySelector(".cite-sources a")?.getAttribute("href")).toBe("/sources#sample-letter");
  });

  it("lead to the source itself or to its telephone where the text says so, with the citation as a mark beside", () => {
    const document = draw(
      'See [the report](cite:sample-report "open"), or call [1-800-555-0100](cite:sample-phone "call"). [Two](cite:sample-report) more.'
    );
    const [open, first, call, again, plain] = [...document.querySelectorAll(".cited > p a")];
    expect(open?.getAttribute("href")).toBe("https://sample.example/?a=1&b=2");
    expect(call?.getAttribute("href")).toBe("tel:+18005550100");
    // On a screen the words are followed by where they lead.
    expect([open, call].map((link) => link?.getAttribute("data-host") ?? null)).toEqual(["sample.example", null]);
    for (const mark of [first, again]) expect(mark?.className).toBe("cite cite-mark");
    expect(first?.getAttribute("aria-label")).toBe("Sources for “the report”");
    expect(plain?.textContent).toBe("Two");
    expect(() => draw('Call [us](cite:sample-report "call").')).toThrow("a telephone number");
    expect(() => draw('See [it](cite:sample-letter "open").')).toThrow("a source with an address");
    expect(() => draw('See [it](cite:sample-hearing "open").')).toThrow("no source has that id");
  });

  it("of a source have its title once, which leads out of the site, and name the way to our page about it", () => {
    const [entry] = draw('See [the report](cite:sample-report "open").').querySelectorAll(".page-sources .cite-entry");
    const links = [...entry!.querySelectorAll("a")].map((link) => [link.textContent, link.getAttribute("href")]);
    expect(links).toEqual([
      ["A report on <b>bold</b> things", "https://sample.example/?a=1&b=2"],
      ["About this source", "/sources#sample-report"]
    ]);
  });

  it("of numbers are marked in the text, of days under the pointer alone, and who says so follows the paragraph", () => {
    const document = draw(`<div class="standfirst">\n\n${text}\n\n</div>\n\n${text}`);
    expect([...document.querySelectorAll("a.cite")].map(({classList}) => classList.contains("cite-quiet"))).toEqual([
      false,
      true,
      false,
      false,
      true,
      false
    ]);
    // A standfirst has none.
    expect(document.querySelectorAll(".beside")).toHaveLength(1);
    const beside = document.querySelector(".cited > p + .beside");
    expect(beside?.previousElementSibling?.textContent).toContain("About 1,280 people");
    // Closed it is one stop of the keyboard.
    expect(beside?.matches("details:not([open])")).toBe(true);
    expect(beside?.querySelector("summary")?.textContent).toBe("Sources: Sample & Co, January 2026; A letter");
    expect([...(beside?.querySelectorAll("li a") ?? [])].map((link) => link.getAttribute("href"))).toEqual([
      "https://sample.example/?a=1&b=2",
      "/sources#sample-letter"
    ]);
  });

  it("come before the note that a view has for the margin of their paragraph", () => {
    const document = draw(`<div class="beside" role="note">Where the case stands</div>\n\n${text}`);
    expect([...document.querySelector("main > .cited")!.children].map(({localName}) => localName)).toEqual([
      "p",
      "div",
      "details"
    ]);
  });

  it("leave no trace of what is exempt, and no list where nothing is cited", () => {
    const document = draw("A form [1040](exempt:form-number) and [a link](/methods).");
    expect(document.querySelector("p")?.innerHTML).toBe('A form 1040 and <a href="/methods">a link</a>.');
    expect(document.querySelector(".page-sources")).toBeNull();
  });

  it("stop the drawing of the page with file, line, column and frame where they differ", () => {
    expect(() => draw("One.\n\nAbout [1,290](cite:sample-count@2025) came.")).toThrow(
      /no-such-folder\/page\.md:3:8 cite-differs “1,290”[^]*3 \| About \[1,290\][^]*\^[^]*expected: 1,280 persons/
    );
  });
});
