import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {dayTime} from "../../../../../site/features/chronology/timeline/rows.js";
import {breakOf, ticksOf, timeScale} from "../../../../../site/features/chronology/timeline/scale.js";
import {sampleData} from "./sample.js";

const seed = Number(process.env["SEED"] ?? 20261122);

describe("the time scale", () => {
  it("breaks at the year of the latest nine tenths, where the years before it hold most of the time", () => {
    const starts = [
      "1976-01-01",
      ...Array.from({length: 19}, (_, month) => `2025-${String((month % 12) + 1).padStart(2, "0")}-05`)
    ].map(dayTime);
    expect(breakOf(starts, dayTime("1976-01-01"), dayTime("2026-11-22"))).toBe(Date.UTC(2025, 0, 1));
  });

  it("stays straight where events are spread evenly, and where there are none", () => {
    const even = Array.from({length: 50}, (_, year) => Date.UTC(1976 + year, 3, 1));
    expect(breakOf(even, even[0]!, even.at(-1)!)).toBeNull();
    expect(breakOf([], 0, 1)).toBeNull();
  });

  it("gives the last years most of the width and says how much tighter the first are", () => {
    const scale = timeScale(sampleData(500), 900);
    expect(scale.breakAt).toBe(Date.UTC(2025, 0, 1));
    expect(scale.x(scale.breakAt!)).toBeLessThan(900 * 0.2);
    expect(scale.tighter).toBeGreaterThan(50);
  });

  it("goes there and back, and never backwards", () => {
    const scale = timeScale(sampleData(200), 700);
    fc.assert(
      fc.property(
        fc.integer({min: scale.start, max: scale.end}),
        fc.integer({min: scale.start, max: scale.end}),
        (a, b) => {
          expect(Math.abs(scale.invert(scale.x(a)) - a)).toBeLessThan(1000);
          if (a < b) expect(scale.x(a)).toBeLessThanOrEqual(scale.x(b));
        }
      ),
      {seed}
    );
  });
});

describe("the ticks", () => {
  it("name a month where the last years have but 200 pixels", () => {
    const scale = timeScale(sampleData(200), 284);
    const named = ticksOf(scale, scale.start, scale.end, scale.x).map(({label}) => label);
    expect(named).toContain("July");
    expect(named).toContain("2026");
  });

  it("keep their labels apart at any zoom, and name the year in which the scale changes", () => {
    const scale = timeScale(sampleData(200), 700);
    fc.assert(
      fc.property(fc.double({min: 1, max: 60, noNaN: true}), fc.double({min: 0, max: 1, noNaN: true}), (k, share) => {
        const tx = -share * 700 * (k - 1);
        const place = (time: number) => scale.x(time) * k + tx;
        const named = ticksOf(scale, scale.invert(-tx / k), scale.invert((700 - tx) / k), place).filter(
          ({label}) => label
        );
        named
          .slice(1)
          .forEach((tick, index) => expect(tick.x - named[index]!.x).toBeGreaterThan(3.7 * tick.label.length));
      }),
      {seed}
    );
    // Months speak at even steps, none left out between two that do.
    for (const width of [340, 700, 1100]) {
      const one = timeScale(sampleData(200), width);
      const ticks = ticksOf(one, one.start, one.end, one.x).filter(({x}) => x >= one.x(one.breakAt!));
      const said = ticks.flatMap(({label}, index) => (label ? [index] : []));
      const steps = said.slice(1).map((index, at) => index - said[at]!);
      expect([width, ...new Set(steps)]).toHaveLength(2);
    }
    const labels = ticksOf(scale, scale.start, scale.end, scale.x).map(({label}) => label);
    expect(labels).toContain("2025");
    expect(labels).toContain("1980");
  });
});
