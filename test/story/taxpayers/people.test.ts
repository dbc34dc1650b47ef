import {describe, expect, it} from "vitest";
import {blank} from "../../tools/site.js";
import {cellOf, figureOf, rowsOf, tables, valueOf} from "./record.js";

const PUBLISHERS = [
  "pew-unauthorized",
  "pew-unauthorized-2013-vintage",
  "cms-undocumented",
  "dhs-unauthorized",
  "mpi-unauthorized"
];
const STATES = [
  "pew-unauthorized-by-state",
  "cms-undocumented-by-state",
  "dhs-unauthorized-by-state",
  "itep-2024-state-population",
  "aic-immigrants-by-state",
  "texas-unauthorized-compared"
];
const of = (ids: string[]) => tables.observations.filter(({series_id}) => ids.includes(series_id));
const optionsOf = (id: string) =>
  (cellOf(id).inputs(tables)[0] as unknown as {options: [string, string][]}).options.map(([value]) => value);

describe("the whole country", () => {
  const rows = rowsOf("people-by-publisher");

  it("holds every estimate of the four publishers, once, with the record's value", () => {
    // Two rows of Pew are parts of its estimate: they stand in the last chart.
    const whole = of(PUBLISHERS).filter(
      ({series_id, dimension}) => series_id !== "pew-unauthorized" || dimension === null
    );
    expect(rows.map(({id}) => id).sort()).toEqual(whole.map(({id}) => id).sort());
    for (const {id, value} of rows) expect(value).toBe(valueOf(String(id)));
  });

  it("never has two series, or two of DHS's releases, in one panel", () => {
    const panels = new Map<unknown, Set<unknown>>();
    for (const {panel, id} of rows) {
      const row = tables.observations.find((candidate) => candidate.id === id)!;
      panels.set(
        panel,
        (panels.get(panel) ?? new Set()).add(
          row.series_id === "dhs-unauthorized" ? row.source_id : `${row.series_id} ${row.dimension}`
        )
      );
    }
    expect(panels.size).toBe(8);
    for (const [panel, kinds] of panels) expect([...kinds], String(panel)).toHaveLength(1);
  });

  it("is refused when two publishers are put in one panel", () => {
    const mixed = rowsOf("people-by-publisher").map((row) => ({...row, panel: "MPI"}));
    const figure = (
      cellOf("people-by-publisher") as unknown as {
        figure: (rows: object[], context: object) => ReturnType<typeof figureOf>;
      }
    ).figure(mixed, {tables, values: {scale: "shared"}});
    expect(() => figure.draw({document: blank(), width: 720})).toThrow(/series that are not comparable on one axis/);
  });

  it("joins no dots, and draws one for each row of its table", () => {
    const figure = figureOf("people-by-publisher");
    const svg = figure.draw({document: blank(), width: 720});
    expect(svg.querySelectorAll("path.curve")).toHaveLength(0);
    expect(svg.querySelectorAll("circle.dot")).toHaveLength(figure.rows.length);
  });

  it("runs for 2023 from 12.2 to 14 million", () => {
    expect(figureOf("people-by-publisher").title).toBe(
      "For 2023 the estimates run from 12.2 million (CMS) to 14 million (Pew)"
    );
  });

  it("lies between 10 and 15 million, every estimate", () => {
    for (const {id, value} of rows) expect(Number(value) > 10e6 && Number(value) < 15e6, String(id)).toBe(true);
  });

  it("leaves out what was replaced where the reader says so", () => {
    const left = new Set(rowsOf("people-by-publisher", {replaced: false}).map(({panel}) => panel));
    expect([...left].sort()).toEqual([
      "CMS, on the American Community Survey",
      "DHS, report for 2022",
      "MPI",
      "Pew, edition of 2025"
    ]);
    expect(
      figureOf("people-by-publisher", {from: 2019, replaced: false}).rows.every(
        ({period}) => Number(String(period).slice(0, 4)) >= 2019
      )
    ).toBe(true);
  });
});

describe("a state", () => {
  const states = optionsOf("people-in-a-state");

  it("any of fifty, and every row by state is in one of them", () => {
    expect(states).toHaveLength(50);
    const shown = states.flatMap((state) => rowsOf("people-in-a-state", {state}).map(({id}) => id));
    expect(shown.sort()).toEqual(
      of(STATES)
        .filter(({geography}) => geography !== "US")
        .map(({id}) => id)
        .sort()
    );
  });

  it("has eight panels for Texas, each of one publisher", () => {
    const rows = rowsOf("people-in-a-state");
    expect(new Set(rows.map(({panel}) => panel)).size).toBe(8);
    expect(rows.filter(({series_id}) => series_id === "pew-unauthorized-by-state").at(-1)).toMatchObject({
      period: "2023",
      value: 2_050_000
    });
    expect(figureOf("people-in-a-state").title).toBe(
      "Texas: 2,050,000 unauthorized in 2023 by Pew’s estimate; 1,781,800 in 2019 by that of CMS"
    );
  });

  it.each(["US-TX", "US-CA", "US-WV", "US-MT"])(
    "%s draws a dot for every row of its table, and a stroke for every upper end",
    (state) => {
      const figure = figureOf("people-in-a-state", {state});
      const svg = figure.draw({document: blank(), width: 340});
      expect(svg.querySelectorAll("line.margin")).toHaveLength(
        figure.rows.filter(({bound}) => bound === "less-than").length
      );
      expect(figure.rows.map(({id}) => id).sort()).toEqual(
        rowsOf("people-in-a-state", {state})
          .map(({id}) => id)
          .sort()
      );
    }
  );

  it("Pew's states add up to its country within its rounding, in 2007 and in the last two years", () => {
    for (const [year, apart] of [
      ["2007", 0.01],
      ["2022", 0.01],
      ["2023", 0.01]
    ] as const) {
      const sum = of(["pew-unauthorized-by-state"])
        .filter(({period, geography}) => period === year && geography !== "US")
        .reduce((total, {value}) => total + value, 0);
      const country = valueOf(`pew-unauthorized@${year}`);
      expect(Math.abs(sum - country) / country, `${year}: ${sum}`).toBeLessThan(apart);
    }
  });
});

describe("in parts", () => {
  it("every row of its series is in one of the choices", () => {
    const shown = optionsOf("people-in-parts").flatMap((what) => rowsOf("people-in-parts", {what}).map(({id}) => id));
    const recorded = [
      ...of(["dhs-unauthorized-by-country", "cms-households", "pew-foreign-born"]),
      ...of(["pew-unauthorized"]).filter(({period}) => period === "2023")
    ];
    expect(shown.sort()).toEqual(recorded.map(({id}) => id).sort());
  });

  it.each(optionsOf("people-in-parts"))("%s draws as many dots as rows, the most first", (what) => {
    const figure = figureOf("people-in-parts", {what});
    expect(figure.draw({document: blank(), width: 340}).querySelectorAll("circle.dot")).toHaveLength(
      figure.rows.length
    );
    const values = figure.rows.map(({value}) => Number(value));
    expect(values).toEqual([...values].sort((a, b) => b - a));
  });
});

it("every series of people is on this page", () => {
  const here = new Set(
    [
      ...rowsOf("people-by-publisher"),
      ...optionsOf("people-in-a-state").flatMap((state) => rowsOf("people-in-a-state", {state})),
      ...optionsOf("people-in-parts").flatMap((what) => rowsOf("people-in-parts", {what}))
    ].map(({series_id}) => series_id)
  );
  expect(tables.series.filter(({group, id}) => group === "people" && !here.has(id)).map(({id}) => id)).toEqual([]);
});
