import fc from "fast-check";
import {expect, test} from "vitest";
import {patient, pauseBefore, retryAfter} from "../../../../loaders/sources/http/retry.js";

const now = new Date("2026-11-22T12:00:00Z");

test.each([
  ["0", 0],
  ["120", 120_000],
  ["Sun, 22 Nov 2026 12:00:10 GMT", 10_000],
  ["Sunday, 22-Nov-26 12:00:10 GMT", 10_000],
  ["Sun, 22 Nov 2026 11:00:00 GMT", 0],
  ["-5", null],
  ["9".repeat(400), 31_622_400_000],
  ["soon", null],
  ["", null]
])("Retry-After %j is read as %j milliseconds", (header, expected) => {
  expect(retryAfter(header, now)).toBe(expected);
});

test("any header ends in a pause of zero or more, or in nothing", () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      const pause = retryAfter(header, now);
      expect(pause === null || pause >= 0).toBe(true);
    })
  );
});

test("a pause of ours stays between half and all of a ceiling that doubles up to the longest", () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 30}), fc.double({min: 0, max: 0.999, noNaN: true}), (attempt, random) => {
      const ceiling = Math.min(patient.longestPause, patient.pause * 2 ** (attempt - 1));
      const pause = pauseBefore(attempt, null, patient, () => random);
      expect(pause).toBeGreaterThanOrEqual(ceiling / 2);
      expect(pause).toBeLessThanOrEqual(ceiling);
    })
  );
});
