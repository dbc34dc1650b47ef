import type {Site} from "../../site/story/story.js";
import MarkdownIt from "markdown-it";
import {describe, expect, it} from "vitest";
import {trusted} from "../../site/ui/html.js";
import {blocks} from "../../site/framework/blocks.js";
import {citations} from "../../site/framework/citations.js";
import {documentOf} from "./files.js";

const row = {recorded: "2026-01-01", note: null};
/** A sample record of three rows. */
const sample = (corrections: object[] = []) =>
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
      units: [{...row, id: "persons", title: "people", quantity: "count", description: ""}],
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
      corrections
    }
  }) as unknown as Site;

function draw(markdown: string, corrections?: object[]) {
  const md = new MarkdownIt({html: true});
  blocks(md, "no-such-folder", {
    figure: (id) => ({body: trusted(`<figure>${id}</figure>`), row_ids: ["sample-shown"]})
  });
  citations(md, "no-such-folder", sample(corrections));
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

  it("of numbers are marked in the text, of days under the pointer alone, and who says so stands beside the paragraph", () => {
    const document = draw(text);
    expect([...document.querySelectorAll("a.cite")].map(({classList}) => classList.contains("cite-quiet"))).toEqual([
      false,
      true,
      false
    ]);
    const beside = document.querySelector(".beside");
    expect(beside?.nextElementSibling?.textContent).toContain("About 1,280 people");
    expect([...(beside?.querySelectorAll("li") ?? [])].map(({textContent}) => textContent)).toEqual([
      "Sample & Co, January 2026",
      "A letter"
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

describe("corrections", () => {
  const correction = (id: string, date: string, row_ids: string[]) => ({
    ...row,
    id,
    date,
    row_ids,
    was: "1,270",
    is: "1,280",
    reason: "A slip in copying."
  });

  it("that touch a cited row stand on the page, latest first, others do not", () => {
    const document = draw(text, [
      correction("sample-first", "2026-02-01", ["sample-hearing"]),
      correction("sample-second", "2026-03-01", ["sample-count@2025", "x"]),
      correction("sample-other", "2026-03-02", ["elsewhere"])
    ]);
    const items = [...document.querySelectorAll(".page-corrections li")].map((item) => item.textContent);
    expect(items).toEqual([
      "March 1, 2026: was “1,270”, is “1,280”. A slip in copying.",
      "Feb. 1, 2026: was “1,270”, is “1,280”. A slip in copying."
    ]);
  });

  it("that touch a row which a figure of the page shows stand there too, cited or not", () => {
    const page = '<figure data-figure="sample"></figure>';
    const document = draw(page, [correction("sample-first", "2026-02-01", ["sample-shown"])]);
    expect(document.querySelectorAll(".page-corrections li").length).toBe(1);
    expect(document.querySelector(".page-sources")).toBeNull();
    expect(
      draw(`${page}\n\n${text}`, [correction("sample-first", "2026-02-01", ["sample-shown"])]).querySelectorAll(
        ".page-corrections li, .page-sources"
      ).length
    ).toBe(2);
  });

  it("make no section where none touches the page", () => {
    expect(
      draw(text, [correction("sample-other", "2026-03-02", ["elsewhere"])]).querySelector(".page-corrections")
    ).toBeNull();
  });
});
