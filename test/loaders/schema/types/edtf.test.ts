import fc from "fast-check";
import {expect, test} from "vitest";
import {edtfRange, readEdtf} from "../../../../loaders/schema/types/edtf.js";

test.each([
  ["2025-02-28", "2025-02-28", "2025-02-28", "day"],
  ["2024-02", "2024-02-01", "2024-02-29", "month"],
  ["1900-02", "1900-02-01", "1900-02-28", "month"],
  ["1789", "1789-01-01", "1789-12-31", "year"],
  ["0050-06", "0050-06-01", "0050-06-30", "month"],
  ["2025-06~", "2025-06-01", "2025-06-30", "approximate"],
  ["2025-09-09?", "2025-09-09", "2025-09-09", "approximate"],
  ["2025%", "2025-01-01", "2025-12-31", "approximate"],
  ["2026-02-24/2026-04", "2026-02-24", "2026-04-30", "interval"],
  ["2012/2015", "2012-01-01", "2015-12-31", "interval"],
  ["2026-02-25/..", "2026-02-25", null, "interval"],
  ["../2024", null, "2024-12-31", "interval"],
  ["2025-06~/2025-08?", "2025-06-01", "2025-08-31", "interval"]
])("%s is from %s to %s, known to the %s", (text, start, end, precision) => {
  expect(edtfRange(text)).toEqual({start, end, precision});
});

test.each([
  ["2025-02-30", "impossible"],
  ["2025-02-29", "impossible"],
  ["2025-13", "impossible"],
  ["2025-00", "impossible"],
  ["2025-04-31/2025-05", "impossible"],
  ["2025/2024", "reversed"],
  ["2025-03/2025-02-27", "reversed"],
  ["", "malformed"],
  ["2025-1", "malformed"],
  ["7/28/2026", "malformed"],
  ["July 2026", "malformed"],
  ["../..", "malformed"],
  ["2025/", "malformed"],
  ["2025-01-01T00:00:00Z", "malformed"],
  ["202X", "malformed"],
  ["2025-21", "impossible"],
  ["Y170000002", "malformed"]
])("%s is %s", (text, fault) => {
  expect(readEdtf(text)).toBe(fault);
  expect(edtfRange(text)).toBeNull();
});

test("any text has a range or none, and a range is in order", () => {
  const marks = fc.string({unit: fc.constantFrom(..."0123456789-/.~?%X"), maxLength: 24});
  fc.assert(
    fc.property(fc.oneof(marks, fc.string()), (text) => {
      const range = edtfRange(text);
      if (range?.start && range.end) expect(range.start <= range.end).toBe(true);
    })
  );
});
