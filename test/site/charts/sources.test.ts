import {expect, it} from "vitest";
import {figureBlock} from "../../../site/charts/figureblock.js";
import type {Figure} from "../../../site/charts/figure.js";
import {provenance} from "../../../site/charts/provenance.js";
import {documentOf} from "../../../site/cli/builtpages.js";
import {blank} from "../../tools/site.js";
import {sampleSite} from "../../tools/site.js";

const {tables} = await sampleSite();
const source = tables.sources[0]!;
const of = (id: string, title: string, date: string | null) => ({
  ...source,
  id,
  title,
  date,
  publisher: "Sample Office"
});

const drawn = (sources: (typeof source)[], origins: Record<string, string> = {}, makers: string[] = []) => {
  const figure: Figure = {
    id: "sample",
    title: "A sample",
    subtitle: "",
    unit: "rows",
    missing: "",
    grade: "",
    rows: [],
    columns: [],
    row_ids: [],
    source_ids: sources.map(({id}) => id),
    origins,
    makers,
    draw: ({document}) => document.createElementNS("http://www.w3.org/2000/svg", "svg")
  };
  return documentOf(
    `<!doctype html><html><body>${figureBlock(figure, {document: blank(), sources}).text}</body></html>`
  );
};

it("a figure that nobody has opened names the publisher that most of its rows rest on", () => {
  const sources = ["One", "Two", "Three (a newsletter)", "Four"].map((publisher) => ({
    ...of(publisher, publisher, null),
    publisher
  }));
  const summary = drawn(sources, {a: "Two", b: "Three (a newsletter)", c: "Three (a newsletter)"}).querySelector(
    ".about-chart > summary"
  );
  expect(summary?.textContent).toBe("Sources: Three and 3 more\u00a0· About this chart");
});

it("a figure names first whose numbers its rows are, also where most were read in what another passed on", () => {
  const sources = ["A lender", "A daily", "An institute (its tables)"].map((publisher) => ({
    ...of(publisher, publisher, null),
    publisher
  }));
  const origins = {a: "A lender", b: "A lender", c: "A daily", d: "An institute (its tables)"};
  const named = (makers: string[]) =>
    [...drawn(sources, origins, makers).querySelectorAll(".figure-sources a")].map(({textContent}) => textContent);
  expect(named(["An institute"])).toEqual(["An institute (its tables)", "A lender", "A daily"]);
  expect(named(["Nobody who is a source", "A daily"])).toEqual(["A daily", "A lender", "An institute (its tables)"]);
  expect(named([])).toEqual(["A lender", "A daily", "An institute (its tables)"]);
  const rows = ["x", "x", "y"].map((series_id, index) => ({id: `${index}`, grade: "secondary" as const, series_id}));
  const series = [
    {id: "y", publisher: "A daily"},
    {id: "x", publisher: "An institute"}
  ];
  expect(provenance(rows, series).makers).toEqual(["An institute", "A daily"]);
});

it("a figure names each publisher once, and its further sources by their day, or by the year in their title", () => {
  const sources = [
    of("a", "Report for 1995", null),
    of("b", "Report for 1996", null),
    of("e", "Report for 1997", "2001-02-03"),
    of("c", "A letter", "2020-01-02"),
    of("d", "A table", null)
  ];
  const page = drawn(sources);
  expect(page.querySelector(".about-chart > summary")?.textContent).toBe(
    "Source: Sample Office\u00a0· About this chart"
  );
  const line = page.querySelector(".figure-sources")!;
  // Each link by itself names the publisher; the line shows it once.
  expect([...line.querySelectorAll("a")].filter(({textContent}) => !/^Sample Office/.test(textContent))).toEqual([]);
  for (const unseen of line.querySelectorAll(".unseen")) unseen.remove();
  expect(line.textContent).toBe("Sources: Sample Office, 1995, 1996, 1997, Jan. 2, 2020, 5.");
  expect([...line.querySelectorAll("a")].map((link) => link.getAttribute("href"))).toEqual(
    sources.map(({id}) => `/sources#${id}`)
  );
});
