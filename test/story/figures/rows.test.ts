import {parse} from "csv-parse/sync";
import {parseHTML} from "linkedom";
import {describe, expect, it} from "vitest";
import {figureJson} from "../../../site/features/publish/write.js";
import {figureCsv} from "../../../site/charts/figurecsv.js";
import {NARROW, WIDE, type Figure, type Tables} from "../../../site/charts/figure.js";
import {figureBlock, formatCell} from "../../../site/charts/figureblock.js";
import {figures as makers} from "../../../src/figures/index.js";
import {blank} from "../../tools/site.js";
import {figuresOf, storySite} from "./record.js";
import {numbersSaid} from "./said.js";

const site = await storySite();
const figures = figuresOf(site);
const each = figures.map((figure) => [figure.id, figure] as const);
const ids = new Set(Object.values(site.tables).flatMap((rows) => rows.map((row) => ("id" in row ? row.id : ""))));

/** Every number that the rows hold, as cells, inside words and as parts of dates. */
function held({rows, columns}: Figure): Set<number> {
  const cells = rows.flatMap((row) => columns.map(({name}) => row[name]));
  const found = new Set<number>();
  for (const cell of cells) {
    if (typeof cell === "number") [cell, Math.abs(cell)].forEach((number) => found.add(number));
    if (typeof cell === "string")
      [...numbersSaid(cell), ...[...cell.matchAll(/\d{4}/g)].map(Number)].forEach((number) => found.add(number));
  }
  return found;
}

/** Labels of a drawing; ticks of an axis say the scale and not a fact. */
function labels(figure: Figure, width: number): string[] {
  const svg = figure.draw({document: blank(), width});
  return [...svg.querySelectorAll("text")]
    .filter((text) => !/\btick\b/.test(text.getAttribute("class") ?? ""))
    .map(({textContent}) => textContent);
}

// What a dot stands for is said of the drawing and not of the record.
const SCALE: Record<string, number[]> = {"from-request-to-violation": [1000]};

describe("what a figure says, its rows say", () => {
  it.each(each)("every number of the title and the labels of %s is in its rows", (id, figure) => {
    const known = held(figure);
    // In billions, where the heading of a panel says so.
    const billions = new Set([...known].map((number) => number / 1e9));
    // A heading may say how many rows its panel has besides the total.
    const counts = new Set(
      [...new Set(figure.rows.map(({panel}) => panel))].map(
        (panel) => figure.rows.filter((row) => row["panel"] === panel).length - 1
      )
    );
    const said = [figure.title, ...[WIDE, NARROW].map((width) => labels(figure, width).join(" "))].flatMap(numbersSaid);
    expect(said.length).toBeGreaterThan(0);
    expect(
      said.filter(
        (number) =>
          !known.has(number) && !billions.has(number) && !counts.has(number) && !(SCALE[id] ?? []).includes(number)
      )
    ).toEqual([]);
  });

  it.each(each)("%s draws numbers alone: no NaN, no undefined, at either width", (_, figure) => {
    for (const width of [WIDE, NARROW])
      expect(figure.draw({document: blank(), width}).outerHTML).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  it.each(each)("the table under %s is its rows, in their order", (_, figure) => {
    const {document} = parseHTML(figureBlock(figure, {document: blank(), sources: site.tables.sources}).text);
    const table = document.querySelector("figcaption table");
    const cells = [...(table?.querySelectorAll("tbody tr") ?? [])].map((row) =>
      [...row.children].map(({textContent}) => textContent)
    );
    expect(cells).toEqual(figure.rows.map((row) => figure.columns.map(({name}) => formatCell(row[name]))));
    expect(table?.querySelector("caption")?.textContent).toBe(figure.title);
  });

  it.each(each)("the CSV of %s reads back as its rows", (_, figure) => {
    const read = parse(figureCsv(figure), {columns: true});
    expect(read).toEqual(
      figure.rows.map((row) =>
        Object.fromEntries(
          figure.columns.map(({name}) => [name, row[name] === null ? "" : String(row[name] as string | number)])
        )
      )
    );
  });

  it.each(each)("the JSON of %s has its rows, and every source in full", (_, figure) => {
    const json = JSON.parse(figureJson(figure, site.tables, site.edition)) as {
      rows: unknown;
      sources: {id: string}[];
      verified_through: string;
    };
    expect(json.rows).toEqual(figure.rows);
    expect(json.sources.map(({id}) => id).sort()).toEqual([...figure.source_ids].sort());
    expect(json.verified_through).toBe(site.edition.verified_through);
  });

  it.each(each.filter(([, {body}]) => !body))(
    "every mark of %s names a row of the record, with its source",
    (_, figure) => {
      const {document} = parseHTML(figureBlock(figure, {document: blank(), sources: site.tables.sources}).text);
      const marks = [...document.querySelectorAll("[data-says]")];
      expect(marks.length).toBeGreaterThan(0);
      const linked = new Set(
        [...document.querySelectorAll(".figure-sources a")].map((link) => link.getAttribute("href")?.split("#")[1])
      );
      for (const mark of marks) {
        // What is missing has no row: its figure's table says so.
        if (!mark.hasAttribute("data-rows")) {
          expect(figure.rows.some((row) => row["row"] === null || row["row"] === "")).toBe(true);
          continue;
        }
        const rows = mark.getAttribute("data-rows")?.split(" ") ?? [];
        expect([mark.getAttribute("data-says"), rows.length > 0, rows.filter((row) => !ids.has(row))]).toEqual([
          mark.getAttribute("data-says"),
          true,
          []
        ]);
        expect([...linked]).toContain(mark.getAttribute("data-source"));
      }
    }
  );

  it.each(each)("%s rests on rows that the record has, none of them an unverified lead", (_, figure) => {
    expect(figure.row_ids.filter((id) => !ids.has(id))).toEqual([]);
    expect(figure.grade).not.toMatch(/unverified/);
    expect(figure.source_ids.length).toBeGreaterThan(0);
  });
});

describe("a figure holds to the record", () => {
  const without = (table: "observations" | "events", gone: string): Tables => ({
    ...site.tables,
    [table]: (site.tables[table] as {id: string}[]).filter(({id}) => id !== gone)
  });
  it.each([
    ["from-request-to-violation", "observations", "irs-ice-transfer@2026-02-26/violations-found"],
    ["one-day-against-28-years", "observations", "irs-ice-transfer@2025-08-07/disclosed"],
    ["turning-points", "events", "romo-declaration"],
    ["who-ran-the-irs", "events", "shapley-made-acting"]
  ] as const)("%s is not drawn without %s %s", (id, table, gone) => {
    expect(() => makers[id]!(without(table, gone))).toThrow(`there is no row ${gone}`);
  });

  it("a number that changes in the record changes in the picture", () => {
    const observations = site.tables.observations.map((row) =>
      row.id === "jct-6103-i2@2021" ? {...row, value: 40_001} : row
    );
    const figure = makers["one-day-against-28-years"]!({...site.tables, observations});
    expect(figure.title).toContain("40,001");
    expect(labels(figure, WIDE).join(" ")).toContain("2021: 40,001");
  });

  it("two units on one axis are refused, by name", () => {
    const observations = site.tables.observations.map((row) =>
      row.id === "jct-6103-i2@2010" ? {...row, unit: "persons"} : row
    );
    const figure = makers["one-day-against-28-years"]!({...site.tables, observations});
    expect(() => figure.draw({document: blank(), width: WIDE})).toThrow(
      "two units on one axis: disclosures and persons"
    );
  });

  it("words that a row no longer says are refused", () => {
    const orders = site.tables.orders.map((row) =>
      row.id === "ctr-indicative-ruling" ? {...row, note: "Nothing of the kind."} : row
    );
    expect(() => makers["what-the-statute-asks"]!({...site.tables, orders})).toThrow(
      /ctr-indicative-ruling does not say/
    );
  });
});

it("the count of rows that a figure says is that of its table", () => {
  const {weaker = "", rows} = figures.find(({id}) => id === "from-request-to-violation")!;
  const counts = [...weaker.matchAll(/ of (\d+) rows/g)].map(([, count]) => Number(count));
  expect(counts.length).toBeGreaterThan(0);
  expect(new Set(counts)).toEqual(new Set([rows.length]));
});

it("what a mark says of a request keeps its bound", () => {
  const drawing = figures.find(({id}) => id === "from-request-to-violation")!.draw({document: blank(), width: WIDE});
  const said = [...drawing.querySelectorAll("[data-says]")].map((mark) => mark.getAttribute("data-says") ?? "");
  const asked = said.filter((text) => text.includes("asked for"));
  expect(asked.length).toBeGreaterThan(2);
  expect(asked.filter((text) => !text.startsWith("About "))).toEqual([]);
});

it("a finding on what the law asks says whose it is and in which posture", () => {
  const {rows} = figures.find(({id}) => id === "what-the-statute-asks")!;
  expect(rows.map(({verdict}) => verdict)).toEqual([
    "not met: Kollar-Kotelly, D.D.C., indicative opinion",
    "not met: Talwani, D. Mass., on preliminary relief; doubted: Kollar-Kotelly, D.D.C., on preliminary relief",
    "not met: Talwani, D. Mass., on preliminary relief",
    ...Array.from({length: 4}, () => "no finding seen")
  ]);
  // The posture is that of the order's row.
  const orders = site.tables.orders.map((row) =>
    row.id === "cedc-suspension" ? {...row, type: "indicative-ruling" as const} : row
  );
  expect(makers["what-the-statute-asks"]!({...site.tables, orders}).rows[2]?.["verdict"]).toBe(
    "not met: Talwani, D. Mass., indicative opinion"
  );
});
