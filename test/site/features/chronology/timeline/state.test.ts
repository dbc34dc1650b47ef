import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  EVERYTHING,
  START,
  type State,
  readState,
  shownOf,
  writeState
} from "../../../../../site/features/chronology/timeline/state.js";
import {folded} from "../../../../../site/ui/folded.js";
import {sampleData} from "./sample.js";

const seed = Number(process.env["SEED"] ?? 20261122);
const day = fc
  .date({min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true})
  .map((date) => date.toISOString().slice(0, 10));
const words = fc.string({unit: "grapheme", maxLength: 30});
const state: fc.Arbitrary<State> = fc
  .record({
    days: fc.option(fc.uniqueArray(day, {minLength: 2, maxLength: 2}).map((days) => days.sort() as [string, string])),
    filter: fc.record({lane: words, kind: words, case: words, grade: words, key: words, text: words}),
    on: fc.option(day),
    known: fc.option(day),
    event: fc.option(fc.string({minLength: 1, unit: "grapheme"}))
  })
  .map(({days, ...rest}) => ({...rest, from: days?.[0] ?? null, to: days?.[1] ?? null}));

describe("the address", () => {
  it("gives back every state that was written into it", () => {
    fc.assert(
      fc.property(state, (written) => {
        expect(readState(writeState(written))).toEqual(written);
      }),
      {seed}
    );
  });

  it("is empty for the view that the page shows by itself", () => {
    expect(writeState(START)).toBe("");
    expect(readState("")).toEqual(START);
  });

  it("passes over what is no day and what ends before it begins", () => {
    expect(readState("?from=2025-02-30&to=2025-12-01&on=yesterday&known=2025-13-01")).toEqual(START);
    expect(readState("?from=2025-12-01&to=2025-02-01")).toEqual(START);
  });

  it("takes any text without failing", () => {
    fc.assert(
      fc.property(fc.string({unit: "binary"}), (text) => {
        expect(Object.keys(readState(text))).toEqual(Object.keys(START));
      }),
      {seed}
    );
  });
});

describe("the filter", () => {
  const {events} = sampleData(300);
  const text = (index: number) => folded(events[index]!.title);
  const count = (filter: Partial<typeof EVERYTHING>) =>
    shownOf(events, {...EVERYTHING, ...filter}, text).reduce((sum, shown) => sum + shown, 0);

  it("shows everything when nothing is asked", () => expect(count({})).toBe(300));
  it("takes a court for a lane", () =>
    expect(count({lane: "sample-court-a"})).toBe(events.filter(({court_id}) => court_id === "sample-court-a").length));
  it("wants every word, wherever it stands", () => {
    expect(count({text: "  KIND Made-up hearing "})).toBe(events.filter(({title}) => title.includes("hearing")).length);
    expect(count({text: "no such word"})).toBe(0);
  });
  it("joins what is asked", () =>
    expect(count({kind: "order", grade: "primary"})).toBe(
      events.filter(({kind, grade}) => kind === "order" && grade === "primary").length
    ));
});
