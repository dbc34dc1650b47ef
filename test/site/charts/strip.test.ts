import {describe, expect, it} from "vitest";
import {parseHTML} from "linkedom";
import {strip} from "../../../site/charts/strip.js";
import type {StripOptions, StripRow} from "../../../site/charts/strip.js";
import {ticksBetween} from "../../../site/charts/strip.js";

const OPTIONS: StripOptions = {from: "2025-01-01", to: "2025-12-31", verifiedThrough: "2025-10-01", width: 600};
const draw = (rows: StripRow[], options: Partial<StripOptions> = {}) =>
  parseHTML(`<body>${strip(rows, "a sample", {...OPTIONS, ...options}).text}</body>`).document;
const number = (element: Element | null, name: string) => Number(element?.getAttribute(name));

describe("a strip", () => {
  it("draws a bar from its first day to the first day after, and fades what lies beyond the verified day", () => {
    const bars = [
      ...draw([{label: "A limit", bars: [{from: "2025-07-01", until: null, restriction: "barred"}]}]).querySelectorAll(
        ".bar"
      )
    ];
    expect(bars.map((bar) => bar.classList.contains("bar-unverified"))).toEqual([false, true]);
    expect(number(bars[0]!, "x") + number(bars[0]!, "width")).toBeCloseTo(number(bars[1]!, "x"), 0);
    expect(
      draw([
        {label: "A limit", bars: [{from: "2025-07-01", until: "2025-08-01", restriction: "barred"}]}
      ]).querySelectorAll(".bar")
    ).toHaveLength(1);
  });

  it("draws a day that is not known as a stretch, hollow, and a known one as a full dot", () => {
    const page = draw([
      {
        label: "Events",
        dots: [
          {start: "2025-02-01", end: "2025-06-01", certain: false},
          {start: "2025-09-01", end: "2025-09-01", certain: true}
        ]
      }
    ]);
    expect(page.querySelectorAll("rect.dot-uncertain")).toHaveLength(1);
    expect(page.querySelectorAll("circle.dot:not(.dot-uncertain)")).toHaveLength(1);
  });

  it("draws no line across a word: those of a day come before every label", () => {
    const page = draw([{label: "A limit"}], {width: 320, marker: {day: "2025-08-01", label: "a day"}});
    const drawn = [...page.querySelectorAll(".edge, .marker, text")].map(({localName}) => localName);
    expect(drawn.slice(0, 2)).toEqual(["line", "line"]);
    expect(drawn.slice(2)).not.toContain("line");
  });

  it.each([960, 600, 320])("prints a label as text, and whole, however long it is, at %i", (width) => {
    const label = "<b>A sample</b> of a label that is much too long for the little room that it has beside the line";
    const page = draw([{label}, {label: "Next"}], {width});
    expect(page.querySelector("b")).toBeNull();
    const names = [...page.querySelectorAll(".name")];
    expect(names.map(({textContent}) => textContent).join(" ")).toBe(`${label} Next`);
    const lines = names.map((name) => number(name, "y"));
    expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
    const [first, second] = [...page.querySelectorAll(".rail")].map((rail) => number(rail, "y1"));
    expect(first).toBeLessThan(second!);
    expect(second).toBeLessThan(number(page.querySelector(".axis"), "y"));
  });

  it("has no number that is none", () => {
    expect(
      strip([{label: "Nothing"}], "a sample", {...OPTIONS, marker: {day: "2024-01-01", label: "long ago"}}).text
    ).not.toMatch(/NaN|undefined|Infinity/);
  });
});

it("ticks stand at first days of months, no more than there is room for, with the year at the first and in January", () => {
  expect(ticksBetween("2025-02-17", "2025-06-30", 6).map(({words}) => words)).toEqual([
    "March 2025",
    "April",
    "May",
    "June"
  ]);
  expect(ticksBetween("2025-02-01", "2026-11-22", 8).map(({words}) => words)).toEqual([
    "April 2025",
    "July",
    "Oct.",
    "Jan. 2026",
    "April",
    "July",
    "Oct."
  ]);
  expect(ticksBetween("1976-01-01", "2026-11-22", 8).length).toBeLessThanOrEqual(8);
});
