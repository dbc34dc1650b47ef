import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {axisOf} from "../../../site/charts/axis.js";
import {spread} from "../../../site/charts/spread.js";
import {textWidth, wrap} from "../../../site/charts/textwidth.js";

const sample = (value: number, unit: string, series_id = "sample") => ({value, unit, series_id});

describe("an axis has one unit", () => {
  it("refuses quantities of two", () => {
    expect(() => axisOf([sample(1, "persons"), sample(2, "disclosures")], {range: [0, 100]})).toThrow(
      "two units on one axis: persons and disclosures"
    );
  });

  it("refuses to place a quantity of another", () => {
    const axis = axisOf([sample(10, "persons")], {range: [0, 100]});
    expect(axis.at(sample(5, "persons"))).toBe(50);
    expect(() => axis.at(sample(5, "returns"))).toThrow("two units on one axis: persons and returns");
  });

  it("refuses series that say they are not comparable, of one unit though they are", () => {
    const series = [
      {id: "itep", not_comparable_with: ["yale"]},
      {id: "yale", not_comparable_with: []}
    ];
    expect(() => axisOf([sample(1, "usd", "itep"), sample(2, "usd", "yale")], {range: [0, 1], series})).toThrow(
      "series that are not comparable on one axis: itep and yale"
    );
  });
});

describe("words are laid out without being measured", () => {
  it("lines are no wider than they may be, and no word is lost", () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zA-Z0-9]{1,9}$/), {minLength: 1}),
        fc.integer({min: 80, max: 400}),
        (words, width) => {
          const style = {size: 13.5};
          const lines = wrap(words.join(" "), width, style);
          expect(lines.join(" ")).toBe(words.join(" "));
          for (const line of lines) expect(line.includes(" ") ? textWidth(line, style) : 0).toBeLessThanOrEqual(width);
        }
      )
    );
  });

  it("blocks that fit a line are moved apart, in order, and stay on it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({min: -50, max: 700}), fc.integer({min: 1, max: 40})), {
          minLength: 1,
          maxLength: 15
        }),
        (blocks) => {
          const wanted = blocks.map(([start]) => start).sort((a, b) => a - b);
          const sizes = blocks.map(([, size]) => size);
          const found = spread(wanted, sizes, 600);
          for (const [index, start] of found.entries()) {
            const end = start + sizes[index]!;
            expect(start).toBeGreaterThanOrEqual(-1e-9);
            expect(end).toBeLessThanOrEqual((found[index + 1] ?? 600) + 1e-6);
          }
        }
      )
    );
  });
});
