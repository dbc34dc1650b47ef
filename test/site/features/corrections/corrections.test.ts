import {describe, expect, it} from "vitest";
import {corrections, editions, noteCorrections} from "../../../../site/features/corrections/corrections.view.js";
import {footer} from "../../../../site/framework/shell.js";
import es from "../../../../site/words/es.js";
import {speak} from "../../../../site/words/words.js";
import {documentOf} from "../../../../site/cli/builtpages.js";
import type {Site} from "../../../../site/story/story.js";
import {sampleSite} from "../../../tools/site.js";

const sample = await sampleSite();
const correction = (id: string, date: string, row_ids: string[]) => ({
  id,
  date,
  row_ids,
  was: "1,270",
  is: "1,280",
  reason: "A slip in copying.",
  recorded: date
});
const [event, order] = [sample.tables.events[0]!.id, sample.tables.orders[0]!.id];
const observation = sample.tables.observations[0]!;
const site: Site = {
  ...sample,
  tables: {
    ...sample.tables,
    corrections: [
      correction("sample-first", "2026-02-01", [event]),
      correction("sample-second", "2026-03-01", [order, event]),
      correction("sample-value", "2026-03-02", [observation.id]),
      correction("sample-gone", "2026-03-03", ["no-such-row"])
    ]
  }
};
const noted = (body: string, path = "page", rowsOf: (id: string) => readonly string[] = () => []) => {
  const document = documentOf(`<!doctype html><html><body><main>${body}</main></body></html>`);
  noteCorrections(document, path, site, {rowsOf});
  return document;
};
const items = (document: Document) =>
  [...document.querySelectorAll(".page-corrections ol > li > a:first-child")].map((link) => link.getAttribute("href"));

describe("the foot of a page", () => {
  it("says of each earlier edition how many rows changed since, in the page's language, or that none did", () => {
    const change = {kind: "changed" as const, table: "events", id: event, title: null, says: []};
    const history = [
      {from: "2026-03-01", to: "2026-04-01", changes: []},
      {from: "2026-02-01", to: "2026-03-01", changes: [change]},
      {from: "2026-01-01", to: "2026-02-01", changes: [change, change]}
    ];
    const told = (draw: () => string) =>
      JSON.parse(
        documentOf(draw()).querySelector<HTMLElement>("[data-changed]")?.dataset["changed"] ?? "{}"
      ) as unknown;
    expect(told(() => footer({...site, history}))).toEqual({
      "2026-03-01": null,
      "2026-02-01": "1 row changed since your last visit",
      "2026-01-01": "3 rows changed since your last visit"
    });
    expect(told(() => speak(es, () => footer({...site, history})))).toEqual({
      "2026-03-01": null,
      "2026-02-01": "1 fila cambió desde su última visita",
      "2026-01-01": "3 filas cambiaron desde su última visita"
    });
  });
});

it("the line of a page's corrections says that those newer than the last checked day check no later one", () => {
  const line = (through: string | null) => {
    const document = documentOf(`<!doctype html><html><body><main><p id="${event}"></p></main></body></html>`);
    noteCorrections(
      document,
      "page",
      {...site, edition: {...site.edition, verified_through: through}},
      {rowsOf: () => []}
    );
    return document.querySelector(".page-corrections summary")!.textContent;
  };
  expect(line("2026-02-15")).toBe(
    "2 corrections, the latest on March 1, 2026; the record is still checked only through Feb. 15, 2026"
  );
  expect(line("2026-03-01")).toBe("2 corrections, the latest on March 1, 2026");
  expect(line(null)).toBe(line("2026-03-01"));
});

describe("the page of corrections", () => {
  const document = documentOf(`<!doctype html><html><body>${corrections(site).text}</body></html>`);
  const rows = [...document.querySelectorAll("tr.corrected")];

  it("is a list of them, each once, the latest first, headed by what the record says now", () => {
    expect(rows.map((row) => row.querySelector("details > div")?.id)).toEqual([
      "sample-gone",
      "sample-value",
      "sample-second",
      "sample-first"
    ]);
    for (const row of rows) expect(row.querySelector("th")?.textContent).toBe("1,280");
    expect(document.querySelector("details[open]")).toBeNull();
  });

  it("is filtered by what the rows of a correction are; those that are gone are of no kind", () => {
    const kinds = rows.map((row) => [...row.querySelectorAll("td[data-values]")].map(({textContent}) => textContent));
    expect(kinds).toEqual([[], ["Figure"], ["Event and Order"], ["Event"]]);
  });
});

describe("a page's note of its corrections", () => {
  it("names those of rows that it cites or lists, latest first, before the sources of the page", () => {
    const document = noted(`<p>Text</p><section class="page-sources"><li id="source-${event}"></li></section>`);
    expect(items(document)).toEqual(["./corrections#sample-second", "./corrections#sample-first"]);
    expect(document.querySelector(".page-corrections")?.nextElementSibling?.className).toBe("page-sources");
    // The page shows one of two rows that the second touched: that one is named beside what was said and is.
    const [second, first] = [...document.querySelectorAll(".page-corrections ol > li")];
    expect([...second!.querySelectorAll(":scope > ul a")].map((link) => link.getAttribute("href"))).toEqual([
      `./chronology#${event}`
    ]);
    expect(second!.textContent).toContain("March 1, 2026: was “1,270”, is “1,280”.");
    expect(first?.textContent).toBe("Feb. 1, 2026: was “1,270”, is “1,280”.");
    expect(first?.querySelector("details, ul")).toBeNull();
    expect(items(noted(`<ul><li id="${order}"></li></ul>`))).toEqual(["./corrections#sample-second"]);
  });

  it("names those of rows that a figure of the page draws, of the page's own row, and of the values of its series", () => {
    const drawn = noted('<figure data-figure-id="sample"></figure>', "a/b", (id) => (id === "sample" ? [event] : []));
    expect(items(drawn)).toEqual(["../corrections#sample-second", "../corrections#sample-first"]);
    expect(items(noted("", `orders/${order}`))).toEqual(["../corrections#sample-second"]);
    expect(items(noted("", `series/${observation.series_id}`))).toEqual(["../corrections#sample-value"]);
  });

  it("says in another language the day and the rows in its words, and folds the English, marked as such", () => {
    const document = speak(es, () => noted(`<li id="source-${event}"></li>`, "es/page"));
    const first = [...document.querySelectorAll(".page-corrections ol > li")].at(-1)!;
    expect(first.querySelector("a")?.textContent).toBe("1 de febrero de 2026");
    expect(first.querySelectorAll("ul a")).toHaveLength(1);
    for (const english of first.querySelectorAll('[lang="en"]')) expect(english.closest("details")).not.toBeNull();
    expect(first.querySelectorAll('details [lang="en"]')).toHaveLength(2);
  });

  it("is not there where nothing on the page was wrong, nor on the page of corrections", () => {
    expect(noted("<p>Text</p>").querySelector(".page-corrections")).toBeNull();
    expect(noted(`<li id="${event}"></li>`, "corrections").querySelector(".page-corrections")).toBeNull();
  });
});

describe("the page of corrections", () => {
  it("has of each what was and is, how it was found, when, and a link to every row that it touched", () => {
    const document = documentOf(`<!doctype html><html><body>${corrections(site).text}</body></html>`);
    const shown = [...document.querySelectorAll("tr.corrected")];
    for (const words of ["1,270", "1,280", "A slip in copying.", "March 1, 2026"])
      expect(shown[2]?.textContent).toContain(words);
    expect([...shown[2]!.querySelectorAll("dd a")].map((link) => link.getAttribute("href"))).toEqual([
      `/orders/${order}`,
      `/chronology#${event}`
    ]);
    expect(shown[0]?.querySelector("code")?.textContent).toBe("no-such-row");
  });

  it("lists the editions that are kept, and what changed from one to the next", () => {
    const history = [
      {
        from: "2022-03-01",
        to: sample.edition.edition,
        changes: [
          {table: "events", kind: "changed" as const, id: event, title: "An event", says: ["Title: was A, is B"]},
          {table: "events", kind: "removed" as const, id: "gone-one", title: "A <b>gone</b> event", says: []}
        ]
      }
    ];
    const document = documentOf(`<!doctype html><html><body>${editions({...site, history}).text}</body></html>`);
    const links = [...document.querySelectorAll("a")].map((link) => link.getAttribute("href"));
    expect(links).toContain("/editions/2022-03-01/datapackage.json");
    expect(links).toContain(`/editions/${sample.edition.edition}/datapackage.json`);
    const step = document.querySelector("#since-2022-03-01");
    expect(step?.querySelector("summary")?.textContent).toContain("2 rows changed since the edition of March 1, 2022");
    expect(step?.textContent).toContain("Title: was A, is B");
    expect(step?.textContent).toContain("A <b>gone</b> event");
  });
});
