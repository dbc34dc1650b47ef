import fc from "fast-check";
import {expect, test} from "vitest";
import {datesIn} from "../../../../loaders/sources/sheet/date.js";

test.each([
  ["Feb. 17, 2025", ["2025-02-17"], ""],
  ["Terminated 2024-11-25", ["2024-11-25"], "Terminated"],
  ["February 17th 2025", ["2025-02-17"], ""],
  ["Monday, Sept. 8, 2025", ["2025-09-08"], ""],
  ["17 February 2025", ["2025-02-17"], ""],
  ["the 3rd of May, 2025", ["2025-05-03"], "the"],
  ["2/17/2025", ["2025-02-17"], ""],
  ["2025-02-17T09:30:00Z", ["2025-02-17"], ""],
  ["February 2025", ["2025-02"], ""],
  ["2025", ["2025"], ""],
  ["filed 2025-03-01; amended 2025-04-02", ["2025-03-01", "2025-04-02"], "filed ; amended"],
  ["1:25-cv-00457", [], "1:25-cv-00457"],
  ["Room 2025", [], "Room 2025"],
  ["TBD", [], "TBD"],
  ["", [], ""]
])("%j holds %j", (text, dates, rest) => {
  expect(datesIn(text)).toEqual({dates: dates.map((date) => ({date, exists: true})), rest});
});

test.each([
  ["2/17/25", "2025-02-17"],
  ["12/31/29", "2029-12-31"],
  ["3/4/69", "1969-03-04"],
  ["1/1/30", "1930-01-01"]
])("the year of two digits in %s is read as Excel reads it, and said to be short", (text, date) => {
  expect(datesIn(text)).toEqual({dates: [{date, exists: true, short: true}], rest: ""});
});

test("a day that is not a real date is found and said not to exist", () => {
  expect(datesIn("Feb. 30, 2025").dates).toEqual([{date: "2025-02-30", exists: false}]);
  expect(datesIn("17/2/2025").dates).toEqual([{date: "2025-17-02", exists: false}]);
});

test("17/2/2025 is read the other way round when asked", () => {
  expect(datesIn("17/2/2025", "dmy").dates).toEqual([{date: "2025-02-17", exists: true}]);
});

const NAMES = ["Jan.", "February", "Mar", "April", "May", "Jun.", "July", "Aug.", "Sept.", "October", "Nov.", "Dec"];
const day = fc
  .date({min: new Date("1930-01-01"), max: new Date("2029-12-31"), noInvalidDate: true})
  .map((date) => date.toISOString().slice(0, 10));
const written = day.chain((iso) => {
  const [year, month, date] = iso.split("-").map(Number) as [number, number, number];
  const name = NAMES[month - 1]!;
  return fc
    .constantFrom(
      `${name} ${date}, ${year}`,
      `${date} ${name} ${year}`,
      `${month}/${date}/${year}`,
      `${month}/${date}/${String(year).slice(2)}`,
      iso
    )
    .map((text) => ({iso, text}));
});

test("a day comes back from any way of writing it, whatever word stands before", () => {
  fc.assert(
    fc.property(written, fc.constantFrom("", "Filed ", "Terminated "), ({iso, text}, before) => {
      expect(datesIn(before + text)).toMatchObject({dates: [{date: iso, exists: true}], rest: before.trim()});
    })
  );
});

test("any text ends in dates and a rest", () => {
  fc.assert(fc.property(fc.string({unit: "binary"}), (text) => void datesIn(text)));
});
