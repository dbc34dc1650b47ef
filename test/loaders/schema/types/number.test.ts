import fc from "fast-check";
import {expect, test} from "vitest";
import {decimalFrom} from "../../../../loaders/schema/types/decimal.js";
import {doubleFrom} from "../../../../loaders/schema/types/double.js";
import {integerFrom} from "../../../../loaders/schema/types/integer.js";

const code = (parsed: ReturnType<typeof doubleFrom>) => ("faults" in parsed ? parsed.faults[0]!.code : parsed.value);
const expected = (text: string) => {
  const parsed = doubleFrom(text);
  return "faults" in parsed ? parsed.faults[0]!.expected.split(":")[0] : null;
};

test.each([
  ["0", 0],
  ["-12.50", -12.5],
  ["0.1", 0.1],
  ["0.0000001", 1e-7],
  ["-0.00000012", -1.2e-7],
  ["9007199254740991", 9007199254740991],
  ["4520000.00", 4520000]
])("%s is a number", (text, value) => {
  expect(doubleFrom(text)).toEqual({value});
});

test.each([
  "12a3",
  "",
  " 1",
  "1e5",
  "0x1F",
  "NaN",
  "Infinity",
  "-",
  "1.2.3",
  ".5",
  "5.",
  "+5",
  "007",
  "-0",
  "-0.0",
  "١٢",
  "1,234",
  "½",
  "1 234"
])("%j is not a number", (text) => {
  expect(code(doubleFrom(text))).toBe("number-malformed");
});

test.each([
  ["1,234", "1234"],
  ["$1,234.50", "1234.50"],
  ["1 234", "1234"],
  [".5", "0.5"],
  ["+5", "5"],
  ["007", "7"],
  ["−3", "-3"],
  ["12%", "12"]
])("of %s it is said how to write it: %s", (text, plain) => {
  expect(expected(text)).toBe(plain);
});

test.each([
  "9007199254740992",
  "9007199254740993",
  "123456789012345678901234567890",
  "0.12345678901234567890",
  "1234567890.123456789",
  `0.${"0".repeat(400)}1`
])("%s would come back as another number", (text) => {
  expect(code(doubleFrom(text))).toMatch(/number-(inexact|malformed)/);
});

test("an integer has no decimals and is exact", () => {
  expect(integerFrom("9007199254740991")).toEqual({value: 9007199254740991});
  expect(code(integerFrom("9007199254740993"))).toBe("number-inexact");
  expect(code(integerFrom("1.0"))).toBe("number-malformed");
});

test("a decimal keeps all its places as text, and refuses more", () => {
  expect(decimalFrom("4520000", 12, 2)).toEqual({value: "4520000.00"});
  expect(decimalFrom("-1.5", 12, 2)).toEqual({value: "-1.50"});
  expect(code(decimalFrom("1.234", 12, 2))).toBe("number-inexact");
  expect(code(decimalFrom("12345678901", 12, 2))).toBe("number-inexact");
});

test("a number that is taken prints the digits that were written", () => {
  const digits = fc
    .tuple(fc.integer(), fc.string({unit: fc.constantFrom(..."0123456789"), maxLength: 20}))
    .map(([whole, part]) => (part ? `${whole}.${part}` : String(whole)));
  fc.assert(
    fc.property(digits, (text) => {
      const parsed = doubleFrom(text);
      // The fewest digits that name the number, in full: toFixed prints the double's own digits, which go on past what was written.
      const printed = (value: number) => value.toLocaleString("en-US", {useGrouping: false, maximumFractionDigits: 20});
      if ("value" in parsed)
        expect(printed(parsed.value as number)).toBe(text.includes(".") ? text.replace(/\.?0+$/, "") : text);
    })
  );
});
