import {z} from "zod";
import type {Fault} from "../../diagnostics/fault.js";
import {show} from "../../diagnostics/show.js";
import {register, type Codec, type ColumnMeta, type ZodCheck} from "../codec.js";
import {portablePattern} from "../pattern.js";
import {literal} from "../sql.js";
import {ValueError} from "../valueerror.js";

/** Control characters but the line end, bidirectional embeddings, overrides and isolates, marks of byte order, lone surrogates, odd line ends. */
const UNSEEN = /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff\u2028\u2029]|\p{Cs}/u;

const codePoint = (character: string) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;

/** What is wrong with a text, whatever it is for. */
function textFaults(text: string): Fault[] {
  const faults: Fault[] = [];
  const unseen = UNSEEN.exec(text)?.[0];
  if (unseen)
    faults.push({
      code: "text-control",
      message: `${show(text)} holds the unseen character ${codePoint(unseen)}`,
      expected: "the text without it"
    });
  if (text !== text.trim())
    faults.push({
      code: "text-untrimmed",
      message: `${show(text)} begins or ends with whitespace`,
      expected: show(text.trim())
    });
  return faults;
}

/** The form of a text in JSON; any but one that holds U+0000, which no table takes, where no pattern is given. */
export const textForm = (pattern: string | null): string =>
  pattern === null ? '"[^"\\\\]*(?:\\\\(?:[^u]|u(?:[^0]|0(?:[^0]|0(?:[^0]|0[^0]))))[^"\\\\]*)*"' : `"(?:${pattern})"`;

/** A check of a length as SQL; null for any other. */
export function lengthCheck({check, minimum, maximum, length}: ZodCheck, size: string): string | null {
  if (check === "min_length") return `${size} >= ${minimum!}`;
  if (check === "max_length") return `${size} <= ${maximum!}`;
  return check === "length_equals" ? `${size} = ${length!}` : null;
}

/** A check of a text as SQL; "" where the form holds it, null where SQL cannot say it. */
export function textCheck(check: ZodCheck, column: string, held: boolean): string | null {
  // The form holds one pattern in whole; a second is a condition.
  if (held) return "";
  const value = `CAST(${column} AS VARCHAR)`;
  if (check.check !== "string_format") return lengthCheck(check, `length(${value})`);
  if (check.format === "starts_with") return `starts_with(${value}, ${literal(check.prefix!)})`;
  if (check.format === "ends_with") return `ends_with(${value}, ${literal(check.suffix!)})`;
  if (check.format === "includes" && check.position === undefined)
    return `contains(${value}, ${literal(check.includes!)})`;
  const pattern = check.format === "regex" && check.pattern ? portablePattern(check.pattern) : null;
  return pattern === null ? null : `regexp_matches(${value}, ${literal(pattern)})`;
}

export const textCodec: Codec<{kind: "text"}> = {
  json: "string",
  needed: "text in quotes",
  words: () => "text",
  tableSchema: () => ({type: "string"}),
  parse(text, _type, rules) {
    const special = rules?.faults(text) ?? [];
    // An id or an address with a space in it is malformed; that it is untrimmed too helps nobody.
    const faults = special.length && !rules?.free ? special : [...textFaults(text), ...special];
    return faults.length ? {faults} : {value: text};
  },
  check(value, _type, path) {
    if (typeof value !== "string") throw ValueError.expected("text", value, path);
    if (value.includes("\0")) throw new ValueError("text-nul", path, "a text cannot hold the character U+0000");
    // With the u flag a surrogate is matched only where it stands alone: UTF-8 has no form for it.
    const lone = /\p{Surrogate}/u.exec(value);
    if (lone)
      throw new ValueError(
        "text-lone-surrogate",
        path,
        `half of a surrogate pair (${codePoint(lone[0])}) at ${lone.index}`
      );
  },
  sqlType: () => "VARCHAR",
  arrowType: (arrow) => arrow.utf8(),
  store: (value) => value,
  read: (value) => value,
  bulk: {
    form: (_, pattern) => textForm(pattern),
    whole: (value, pattern) => (pattern === null ? [] : [`regexp_full_match(${value}, ${literal(pattern)})`]),
    check: textCheck
  }
};

/** The key of an observation, `series@period/geography/dimension`. */
export const key = (meta: ColumnMeta) => register(z.string().min(1), {kind: "text"}, meta);
