import {dateDay, decimal, float64, int64, utf8} from "@uwdata/flechette";
import {isDate} from "../../../../loaders/schema/types/date.js";
import {columnOf, distinctNames, leaf, type Shape, streamOf, text, truth} from "./arrowvalues.js";
import {jsonText, numberText, type Value} from "../result/text.js";
import type {OwnRead} from "./messages.js";

/** A number that a double would change, as it is written. */
export class Digits {
  constructor(readonly source: string) {}
}

/** An object with its names in their order; names that are numbers would be moved to the front of an object of JavaScript. */
export class Members {
  constructor(
    readonly names: readonly string[],
    readonly values: readonly unknown[]
  ) {}
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const WORDS: readonly (readonly [string, unknown])[] = [
  ["true", true],
  ["false", false],
  ["null", null],
  // What programs in Python write.
  ["NaN", NaN],
  ["Infinity", Infinity],
  ["-Infinity", -Infinity]
];
const DEEPEST = 500;
/** Stands before each row of a JSON text sequence (RFC 7464). */
export const SEPARATOR = 0x1e;

/** Reads JSON without changing a digit: JSON.parse would round numbers, drop a name that stands twice, and move names that are numbers. */
export class JsonReader {
  at = 0;
  #depth = 0;
  /** The names of the object before, which the next mostly has too. */
  #names: readonly string[] = [];
  /** Whether a name stood twice in an object. */
  twice: string | null = null;
  /** The line of the first text that holds half a character, which no file can: a surrogate without the other. */
  half: number | null = null;

  constructor(private readonly text: string) {}

  /** Goes over spaces; whether there is more. */
  more(): boolean {
    const {text: all} = this;
    for (;;) {
      const sign = all.charCodeAt(this.at);
      if (sign !== 32 && sign !== 10 && sign !== 13 && sign !== 9 && sign !== SEPARATOR) return this.at < all.length;
      this.at++;
    }
  }

  get line(): number {
    return this.text.slice(0, this.at).trimEnd().split("\n").length;
  }

  fail(): never {
    const found = this.text.slice(this.at, this.at + 20).split("\n")[0];
    throw new Error(
      this.at < this.text.length
        ? `line ${this.line} is not valid JSON: unexpected ${JSON.stringify(found)}`
        : `the JSON is cut short in line ${this.line}`
    );
  }

  value(): unknown {
    this.more();
    switch (this.text[this.at]) {
      case '"':
        return this.#string();
      case "{":
        return this.#nested(() => this.#object());
      case "[":
        return this.#nested(() => this.#list());
    }
    NUMBER.lastIndex = this.at;
    const source = NUMBER.exec(this.text)?.[0];
    if (source !== undefined) {
      this.at += source.length;
      const number = Number(source);
      return source.length < 16 && Number.isInteger(number) && number !== 0
        ? /[.eE]/.test(source)
          ? new Digits(source)
          : number
        : numberText(number) === source
          ? number
          : new Digits(source);
    }
    const word = WORDS.find(([name]) => this.text.startsWith(name, this.at));
    if (!word) this.fail();
    this.at += word[0].length;
    return word[1];
  }

  #nested<T>(read: () => T): T {
    if (++this.#depth > DEEPEST) throw new Error(`line ${this.line} is nested deeper than ${DEEPEST} levels`);
    const found = read();
    this.#depth--;
    return found;
  }

  #string(): string {
    const start = this.at;
    let end = start;
    do {
      end = this.text.indexOf('"', end + 1);
      if (end < 0) {
        this.at = this.text.length;
        this.fail();
      }
    } while (this.#escaped(start, end));
    this.at = end + 1;
    const plain = this.text.slice(start + 1, end);
    if (!plain.includes("\\")) return plain;
    try {
      const found = JSON.parse(
        this.text
          .slice(start, end + 1)
          .replaceAll("\n", "\\n")
          .replaceAll("\r", "\\r")
          .replaceAll("\t", "\\t")
      ) as string;
      if (this.half === null && /\p{Surrogate}/u.test(found)) this.half = this.line;
      return found;
    } catch {
      this.at = start;
      this.fail();
    }
  }

  /** Whether an odd number of backslashes stands before a quote. */
  #escaped(start: number, end: number): boolean {
    let at = end - 1;
    while (at > start && this.text.charCodeAt(at) === 92) at--;
    return (end - 1 - at) % 2 === 1;
  }

  #list(): unknown[] {
    const found: unknown[] = [];
    this.at++;
    this.more();
    if (this.text[this.at] === "]") this.at++;
    else
      for (;;) {
        found.push(this.value());
        this.more();
        const sign = this.text[this.at];
        if (sign !== "," && sign !== "]") this.fail();
        this.at++;
        if (sign === "]") break;
      }
    return found;
  }

  #object(): Members {
    const names: string[] = [];
    const values: unknown[] = [];
    let known = this.#names;
    this.at++;
    this.more();
    if (this.text[this.at] === "}") this.at++;
    else
      for (;;) {
        this.more();
        if (this.text[this.at] !== '"') this.fail();
        let name = this.#string();
        if (known[names.length] !== name) {
          known = [];
          const given = name;
          for (let count = 1; names.includes(name); count++) name = `${given}_${count}`;
          if (name !== given) this.twice ??= given;
        }
        names.push(name);
        this.more();
        if (this.text[this.at] !== ":") this.fail();
        this.at++;
        values.push(this.value());
        this.more();
        const sign = this.text[this.at];
        if (sign !== "," && sign !== "}") this.fail();
        this.at++;
        if (sign === "}") break;
      }
    if (known.length === names.length && names.length) return new Members(known, values);
    this.#names = names;
    return new Members(names, values);
  }
}

const isNumber = (value: unknown): value is number | Digits => typeof value === "number" || value instanceof Digits;
const sourceOf = (value: number | Digits) => (value instanceof Digits ? value.source : numberText(value));

/** A value as JSON, with the digits and the order of the file. */
function asJson(value: unknown): string {
  if (value instanceof Digits) return value.source;
  if (typeof value === "number") return Number.isFinite(value) ? numberText(value) : String(value);
  if (Array.isArray(value)) return `[${value.map(asJson).join(",")}]`;
  if (value instanceof Members)
    return `{${value.names.map((name, index) => `${JSON.stringify(name)}:${asJson(value.values[index])}`).join(",")}}`;
  return jsonText(value as Value);
}

const WHOLE = /^-?(?:0|[1-9]\d*)$/;
const DECIMAL = /^(-?)(0|[1-9]\d*)\.(\d+)$/;

/** The type in which every one of some numbers keeps its digits; null where only text does. */
function numberShape(values: readonly (number | Digits)[]): Shape | null {
  const sources = values.map(sourceOf);
  const fits = (source: string) =>
    WHOLE.test(source) &&
    source !== "-0" &&
    (source.length < 16 || BigInt.asIntN(64, BigInt(source)) === BigInt(source));
  if (sources.every(fits)) return leaf(int64(), (value) => BigInt(sourceOf(value as number)));
  const parts = sources.map((source) => DECIMAL.exec(source));
  const scales = new Set(sources.map((source, at) => (WHOLE.test(source) ? 0 : (parts[at]?.[3]?.length ?? -1))));
  const [scale] = scales;
  const digits = Math.max(...sources.map((source) => source.replace(/[-.]/g, "").length));
  if (
    scales.size === 1 &&
    scale !== undefined &&
    scale > 0 &&
    digits <= 38 &&
    !sources.some((source) => /^-0(?:\.0+)?$/.test(source))
  )
    return leaf(decimal(digits <= 18 ? 18 : 38, scale, 128), (value) =>
      BigInt(sourceOf(value as number).replace(".", ""))
    );
  // Zeros that end a number of JSON, and an exponent, are other ways to write the same number.
  const printed = (source: string) => {
    const number = Number(source);
    const digits = source.replace(/[eE].*/, "").replace(/^[-0.]+|[.]/g, "");
    // A double keeps 15 digits, unless it is too small for them.
    const exact = digits.length <= 15 && (Math.abs(number) > 1e-290 || !/[1-9]/.test(digits));
    return (
      numberText(number) === source.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "") ||
      (exact && Number.isFinite(number))
    );
  };
  if (values.every((value) => typeof value === "number" || printed(value.source)))
    return leaf(float64(), (value) => (value instanceof Digits ? Number(value.source) : value));
  return null;
}

/** An object of more names than these holds rows in them rather than columns. */
const MOST_NAMES = 300;

/** The one type of some values; where there is none, they are JSON text, and `mixed` hears which. */
function shapeOf(values: readonly unknown[], path: string, mixed: string[]): Shape {
  const known = values.filter((value) => value !== null);
  const asText = () => {
    mixed.push(path);
    return leaf(utf8(), (value) => (typeof value === "string" ? value : asJson(value)));
  };
  if (!known.length) return text;
  if (known.every((value) => typeof value === "boolean")) return truth;
  if (known.every((value) => typeof value === "string"))
    return known.every(isDate) ? leaf(dateDay(), (value) => Date.parse(`${value as string}T00:00:00Z`)) : text;
  if (known.every(isNumber)) return numberShape(known) ?? asText();
  if (known.every(Array.isArray)) {
    const items = (known as unknown[][]).flat();
    return {kind: "list", item: shapeOf(items, `${path}[]`, mixed)};
  }
  if (known.every((value) => value instanceof Members)) {
    const names = [...new Set(known.flatMap((value) => value.names))];
    const same = new Set(names.map((name) => name.toLowerCase())).size < names.length;
    if (!names.length || names.length > MOST_NAMES || same || names.includes("")) return asText();
    const fields = names.map((name) => {
      const get = (value: unknown) => {
        const {names: own, values: parts} = value as Members;
        const at = own.indexOf(name);
        return at < 0 ? null : parts[at];
      };
      return {name, get, shape: shapeOf(known.map(get), `${path}.${name}`, mixed)};
    });
    return {kind: "struct", fields};
  }
  return asText();
}

/** The rows of a text, and what stands beside them. */
function rowsOf(reader: JsonReader, byLine: boolean): {rows: unknown[]; note: string | null} {
  const found: unknown[] = [];
  while (reader.more()) found.push(reader.value());
  if (found.length !== 1 || byLine) return {rows: found, note: null};
  const [value] = found;
  if (Array.isArray(value)) return {rows: value, note: null};
  if (!(value instanceof Members)) return {rows: [value], note: null};
  // Many services wrap their rows: {"results": [...]}.
  const lists = value.values.flatMap((part, index) =>
    Array.isArray(part) && part.length > 0 && part.every((row) => row instanceof Members) ? [index] : []
  );
  const [at] = lists;
  if (lists.length !== 1 || at === undefined) return {rows: [value], note: null};
  const beside = value.names.filter((_, index) => index !== at);
  return {
    rows: value.values[at] as unknown[],
    note: beside.length
      ? `The rows are the list ${value.names[at]}; not in the table: ${beside.slice(0, 10).join(", ")}${beside.length > 10 ? " and more" : ""}.`
      : null
  };
}

/**
 * Rows of JSON or NDJSON, with all their digits. Objects are structs and lists are lists; what has several kinds of value is JSON text, and
 * the note says so.
 * @param name what the file is called: one line of NDJSON could be an object that wraps rows
 */
export function readJson(all: string, name: string): OwnRead & {stream: Uint8Array} {
  const reader = new JsonReader(all);
  const {rows, note} = rowsOf(reader, /\.(ndjson|jsonl)(\.gz)?$/i.test(name));
  const wrong = rows.findIndex((row) => !(row instanceof Members));
  if (wrong >= 0) throw new Error(`row ${wrong + 1} is not an object: write each row as {"column": value, …}`);
  const columns = new Map<string, unknown[]>();
  (rows as Members[]).forEach(({names, values}, row) =>
    names.forEach((column, index) => {
      let held = columns.get(column);
      if (!held) columns.set(column, (held = new Array<unknown>(rows.length).fill(null)));
      held[row] = values[index];
    })
  );
  if (!columns.size) throw new Error("it has no rows with columns");
  const mixed: string[] = [];
  const given = [...columns.keys()];
  const names = distinctNames(given.map((column, index) => column || `column${index + 1}`));
  const made = [...columns].map(([column, values], index) => {
    const shape = shapeOf(values, column, mixed);
    columns.set(column, []);
    return [names[index]!, columnOf(shape, values)] as const;
  });
  const renamed = names.filter((column, index) => column !== given[index]);
  const notes = [
    note,
    reader.twice === null
      ? null
      : `The name ${reader.twice} appears twice in an object; the later value has its own column.`,
    reader.half === null
      ? null
      : `Line ${reader.half} holds half a character (an unpaired surrogate), which is shown as \ufffd.`,
    renamed.length ? `Columns with an empty or repeated name were renamed: ${renamed.slice(0, 5).join(", ")}.` : null,
    mixed.length
      ? `Kept as JSON text, because no single type holds all values: ${mixed.slice(0, 10).join(", ")}${mixed.length > 10 ? " and others" : ""}.`
      : null
  ];
  return {stream: streamOf(made), select: "*", note: notes.filter(Boolean).join(" ") || null};
}
