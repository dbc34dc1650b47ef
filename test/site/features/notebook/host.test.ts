import * as arquero from "arquero";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {columnsOf} from "../../../../site/features/notebook/evaluate.js";
import {give, run, stand, type Stand} from "./page.js";

let at: Stand;
const SAMPLE = [
  {place: "north", value: 1},
  {place: "south", value: 2},
  {place: "north", value: 40}
];
beforeAll(async () => {
  at = await stand();
  await give(at.page, {sample: columnsOf(SAMPLE)});
  await at.page.evaluate(
    (bytes) => Object.assign((window as unknown as {tables: object}).tables, {arrow: new Uint8Array(bytes)}),
    [...arquero.from(SAMPLE).toArrowIPC()]
  );
});
afterAll(() => at.close());

describe("a cell runs in the closed frame", () => {
  it("over tables given by columns and as Arrow, with inputs, and gives rows in its order", async () => {
    const source =
      'return TABLE.params({least: inputs.least}).filter((d, $) => d.value >= $.least).groupby("place").rollup({sum: d => op.sum(d.value)}).orderby(aq.desc("sum"))';
    for (const table of ["sample", "arrow"]) {
      expect(await run(at.page, source.replace("TABLE", table), {inputs: {least: 2}})).toEqual({
        outcome: {
          columns: ["place", "sum"],
          rows: [
            {place: "north", sum: 40},
            {place: "south", sum: 2}
          ],
          total: 2
        }
      });
    }
  });

  it("gives no more rows than were asked for, and says how many there are", async () => {
    const {outcome} = await run(at.page, "return sample", {most: 2});
    expect(outcome?.rows).toHaveLength(2);
    expect(outcome?.total).toBe(3);
  });

  it("takes a list of rows as well, and names what else it was given", async () => {
    expect((await run(at.page, "return [{a: 1n}]")).outcome?.rows).toEqual([{a: 1n}]);
    expect(await run(at.page, "sample.count()")).toMatchObject({
      name: "CellError",
      message: expect.stringMatching(/returned nothing \(is there a return\?\)/) as string
    });
    expect(await run(at.page, "return 7")).toMatchObject({
      name: "CellError",
      message: expect.stringMatching(/returned a number/) as string
    });
  });

  it("says what a cell threw, its syntax included, and goes on", async () => {
    expect(await run(at.page, "return nothing.here")).toEqual({
      name: "CellError",
      message: "ReferenceError: nothing is not defined"
    });
    expect((await run(at.page, "return (")).message).toMatch(/^SyntaxError/);
    expect((await run(at.page, "return [{f() {}}]")).message).toMatch(/could not be cloned/);
    expect((await run(at.page, "return sample")).outcome?.total).toBe(3);
  });

  it("ends a cell that runs too long, and the next one has its tables", async () => {
    expect(await run(at.page, "while (true) {}", {limit: 300})).toEqual({
      name: "CellEnded",
      message: "ended after 0.3 s"
    });
    expect((await run(at.page, "return sample")).outcome?.total).toBe(3);
    expect((await run(at.page, "return arrow")).outcome?.total).toBe(3);
  });

  it("keeps the order when several are asked for at once", async () => {
    const answers = await Promise.all([
      run(at.page, "return [{n: 1}]"),
      run(at.page, "while (true) {}", {limit: 200}),
      run(at.page, "return [{n: 3}]")
    ]);
    expect(answers.map(({outcome, name}) => outcome?.rows[0]?.["n"] ?? name)).toEqual([1, "CellEnded", 3]);
  });

  it("refuses two units and series that are not comparable, where the cell asks", async () => {
    await give(at.page, {
      mixed: {unit: ["a", "b"], series_id: ["one", "one"]},
      apart: {unit: ["a", "a"], series_id: ["one", "two"]},
      series: {id: ["one", "two"], not_comparable_with: [["two"], []]}
    });
    expect((await run(at.page, "return comparable(mixed)")).message).toBe("TypeError: two units in one table: a and b");
    expect((await run(at.page, "return comparable(apart)")).message).toBe(
      "TypeError: series that are not comparable in one table: one and two"
    );
    expect((await run(at.page, "return comparable(sample)")).message).toMatch(/need a unit and a series_id/);
  });
});

describe("a cell reaches nothing", () => {
  const attempts: [string, string][] = [
    ["fetch", 'fetch("ADDRESS/fetch").catch(() => 0)'],
    ["XMLHttpRequest", 'const x = new XMLHttpRequest(); x.open("GET", "ADDRESS/xhr", false); x.send()'],
    ["WebSocket", 'new WebSocket("ADDRESS/socket".replace("http", "ws"))'],
    ["EventSource", 'new EventSource("ADDRESS/events")'],
    ["sendBeacon", 'navigator.sendBeacon("ADDRESS/beacon", "x")'],
    ["importScripts", 'importScripts("ADDRESS/script.js")'],
    ["import", 'import("ADDRESS/module.js").catch(() => 0)'],
    ["a worker of its own", "new Worker(URL.createObjectURL(new Blob([\"fetch('ADDRESS/worker')\"])))"],
    ["WebTransport", 'new WebTransport("ADDRESS/transport".replace("http", "https"))']
  ];
  it.each(attempts)("not by %s", async (name, attempt) => {
    const source = `try { ${attempt.replaceAll("ADDRESS", at.other)} } catch {} return [{}]`;
    await run(at.page, source, {limit: 2000});
    await run(at.page, "return [{done: true}]");
    // What was tried would have arrived before a visit that is made later; this one shows that visits are seen.
    await fetch(`${at.other}/seen`);
    expect(at.visits.splice(0), name).toEqual(["/seen"]);
  });

  it("neither the page nor what is kept in it", async () => {
    const reached = await run(
      at.page,
      "return [{parent: typeof parent, document: typeof document, storage: typeof localStorage, origin: self.origin}]"
    );
    expect(reached.outcome?.rows).toEqual([
      {parent: "undefined", document: "undefined", storage: "undefined", origin: "null"}
    ]);
  });

  it("and the page itself may not compile text: the policy is as it was", async () => {
    expect(await at.page.evaluate(() => (window as unknown as {compiled: unknown}).compiled)).toBe("EvalError");
  });
});
