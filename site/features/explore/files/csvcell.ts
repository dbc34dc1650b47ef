import {thousands} from "../../../../loaders/diagnostics/pluralize.js";
/*
 * What a cell of text looks like, and which type a column of such cells has: one in which every cell prints back to its own text.
 * Marks of thousands, a plus sign and a part of a time that is zero are the exceptions, and are said.
 */

/** What a cell looks like. Those before `text` could be of a type. */
export const KIND = {
  integer: 0,
  integerComma: 1,
  integerPlus: 2,
  decimal: 3,
  decimalComma: 4,
  decimalPlus: 5,
  exponentPrinted: 6,
  day: 7,
  moment: 8,
  momentZero: 9,
  clock: 10,
  boolean: 11,
  /** Numbers that would not come back: 007, -0, .5 */
  zeros: 12,
  /** Whole numbers beyond 64 bits. */
  long: 13,
  /** 24E10 */
  exponent: 14,
  /** 2025-03-09T02:30:00Z */
  isoMoment: 15,
  /** 02/03/2025 */
  slashDay: 16,
  /** 3:02 */
  shortClock: 17,
  /** yes, NO, T */
  word: 18,
  /** 2025-02-30 */
  noDay: 19,
  /** 1,10 and 1.234,56 */
  pointComma: 20,
  text: 21
} as const;
const KINDS = 22;

/** Kinds that make one type, and what is said of a cell that is none of them. */
const FAMILIES: readonly {kinds: readonly number[]; not: string}[] = [
  {kinds: [0, 1, 2, 3, 4, 5, 6, KIND.zeros, KIND.long, KIND.exponent, KIND.pointComma], not: "is not a number"},
  {kinds: [KIND.day, KIND.moment, KIND.momentZero, KIND.isoMoment, KIND.slashDay, KIND.noDay], not: "is not a date"},
  {kinds: [KIND.clock, KIND.shortClock], not: "is not a time of day"},
  {kinds: [KIND.boolean, KIND.word], not: "is neither true nor false"}
];

/** The sign before the decimal places of a file's numbers, where it is told. */
export type DecimalMark = "." | ",";

/** What `kindOf` found of a number beside its kind: digits before and after the point, those that count, and the signs that part thousands. */
const number = {whole: 0, scale: 0, significant: 0, groups: 0};

const utf8 = new TextDecoder();
const DIGITS = (sign: number) => sign >= 48 && sign <= 57;
const LARGEST = "9223372036854775807";
const LEAST = "9223372036854775808";
const WORDS = /^(?:true|false|yes|no|t|f|y|n)$/i;
const DECIMAL_COMMA = /^[-+]?(\d+|\d{1,3}(?:\.\d{3})+),(\d+)$/;
const MOMENT = /^(\d{4})-(\d\d)-(\d\d)([ T])(\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?(Z|[+-]\d\d(?::?\d\d)?)?$/;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isDay = (year: number, month: number, day: number) =>
  year >= 1 &&
  month >= 1 &&
  month <= 12 &&
  day >= 1 &&
  day <= (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : LENGTHS[month - 1]!);

const two = (bytes: Uint8Array, at: number) => (bytes[at]! - 48) * 10 + bytes[at + 1]! - 48;

/** A number in one of two forms, told by its decimal mark, with a point before its places and nothing else but digits and a minus. */
export const plainNumber = (text: string, mark: DecimalMark): string =>
  mark === "," ? text.replace(/^\+|\./g, "").replace(",", ".") : text.replace(/^\+|,/g, "");

/** What a cell of the bytes looks like, where the decimal mark is a point or the one that is told. */
export function kindOf(bytes: Uint8Array, start: number, end: number, mark: DecimalMark = "."): number {
  const [point, comma] = mark === "." ? [46, 44] : [44, 46];
  const size = end - start;
  if (size > 60) return KIND.text;
  const first = bytes[start]!;
  if (!DIGITS(first) && first !== 45 && first !== 43 && first !== point) {
    if (size > 5) return KIND.text;
    const words = utf8.decode(bytes.subarray(start, end));
    return words === "true" || words === "false" ? KIND.boolean : WORDS.test(words) ? KIND.word : KIND.text;
  }
  let at = start;
  const signed = first === 45 || first === 43;
  if (signed) at++;
  const whole = at;
  let group = 0;
  let commas = 0;
  for (; at < end; at++) {
    const sign = bytes[at]!;
    if (DIGITS(sign)) group++;
    else if (sign === comma) {
      if (commas ? group !== 3 : group < 1 || group > 3) return commaKind(bytes, start, end, mark);
      commas++;
      group = 0;
    } else break;
  }
  if (commas && group !== 3) return commaKind(bytes, start, end, mark);
  number.groups = commas;
  number.whole = at - whole - commas;
  number.scale = 0;
  if (at < end && bytes[at] === point) {
    const places = ++at;
    while (at < end && DIGITS(bytes[at]!)) at++;
    number.scale = at - places;
    if (at === end && !number.scale) return number.whole ? KIND.zeros : KIND.text;
  }
  if (at < end && (bytes[at] === 44 || bytes[at] === 46)) return commaKind(bytes, start, end, mark);
  if (at < end) return otherKind(bytes, start, end, at, commas, signed);
  if (!number.whole) return number.scale ? KIND.zeros : KIND.text;
  const leading = bytes[whole] === 48;
  // 0,125: no thousands begin with zero.
  if (leading && commas === 1 && !number.scale && number.whole === 4) return commaKind(bytes, start, end, mark);
  if (leading && number.whole > 1) return KIND.zeros;
  number.significant = number.whole + number.scale;
  if (first === 45 && leading && isZero(bytes, whole, end)) return KIND.zeros;
  if (number.scale) return first === 43 ? KIND.decimalPlus : commas ? KIND.decimalComma : KIND.decimal;
  if (number.whole > 18) {
    const digits = plainNumber(utf8.decode(bytes.subarray(whole, end)), mark);
    if (digits.length > 19 || digits > (first === 45 ? LEAST : LARGEST)) return KIND.long;
  }
  return first === 43 ? KIND.integerPlus : commas ? KIND.integerComma : KIND.integer;
}

function isZero(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at]! > 48 && DIGITS(bytes[at]!)) return false;
  return true;
}

/** A number with a comma that divides no thousands: one with a decimal comma, or none at all. */
function commaKind(bytes: Uint8Array, start: number, end: number, mark: DecimalMark): number {
  const [, whole = "", places] = (mark === "." && DECIMAL_COMMA.exec(utf8.decode(bytes.subarray(start, end)))) || [];
  if (places === undefined) return KIND.text;
  number.scale = places.length;
  number.whole = whole.replaceAll(".", "").length;
  return KIND.pointComma;
}

/** What begins like a number and goes on like none. */
function otherKind(bytes: Uint8Array, start: number, end: number, at: number, commas: number, signed: boolean): number {
  const size = end - start;
  if (commas) return KIND.text;
  if (!signed && bytes[start + 4] === 45 && bytes[start + 7] === 45 && size >= 10 && at === start + 4) {
    for (const place of [5, 6, 8, 9]) if (!DIGITS(bytes[start + place]!)) return KIND.text;
    const day = isDay(two(bytes, start) * 100 + two(bytes, start + 2), two(bytes, start + 5), two(bytes, start + 8));
    if (size === 10) return day ? KIND.day : KIND.noDay;
    const found = MOMENT.exec(utf8.decode(bytes.subarray(start, end)));
    if (!found) return KIND.text;
    const [, , , , between, hour, minute, second, fraction = "", zone] = found;
    if (!day || Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return KIND.noDay;
    if (between === "T" || zone || second === undefined || fraction.length > 7) return KIND.isoMoment;
    return /0$/.test(fraction) ? KIND.momentZero : KIND.moment;
  }
  const words = utf8.decode(bytes.subarray(start, end));
  if (/^[-+]?\d*\.?\d+[eE][-+]?\d+$/.test(words))
    return String(Number(words)) === words ? KIND.exponentPrinted : KIND.exponent;
  const clock = /^(\d\d?):(\d\d)(?::(\d\d)(\.\d{1,6})?)?$/.exec(words);
  if (clock) {
    const [, hour, minute, second, fraction = ""] = clock;
    if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return KIND.text;
    return hour!.length === 2 && second !== undefined && !/0$/.test(fraction) ? KIND.clock : KIND.shortClock;
  }
  const slashed = /^(\d\d?)\/(\d\d?)\/(\d{4})$/.exec(words);
  if (slashed) {
    const [one, other] = [Number(slashed[1]), Number(slashed[2])];
    return Math.min(one, other) >= 1 && Math.min(one, other) <= 12 && Math.max(one, other) <= 31
      ? KIND.slashDay
      : KIND.text;
  }
  return KIND.text;
}

/** Whether a text is a number or a date but for spaces around it. */
function isPadded(text: string): boolean {
  const bare = new TextEncoder().encode(text.trim());
  return text.trim() !== text && kindOf(bare, 0, bare.length) < KIND.text;
}

/** The type of a column of an own file, as SQL names it, and what its cells are written in. */
export type CellType = "VARCHAR" | "BIGINT" | "DOUBLE" | "DATE" | "TIMESTAMP" | "TIME" | "BOOLEAN" | "DECIMAL";

/** What a column was read as. */
export interface ColumnRead {
  name: string;
  type: CellType;
  /** Places after the point of a DECIMAL, and all its digits. */
  scale: number;
  width: number;
  /** Why, for the reader. */
  why: string;
  /** Types that a reader may want though they would change cells. */
  offers: string[];
  /** What was dropped of its cells; empty where nothing was. */
  dropped: string;
  /** Whether it is text though its cells are numbers, dates or times, as most of them are. */
  odd: boolean;
}

/** What else of a file says how its numbers are written. */
export interface Numbers {
  /** The decimal mark, where the reader told it. */
  mark: DecimalMark | undefined;
  /** Whether something of the file says that a comma may stand before decimal places, so that no comma is taken for a mark of thousands. */
  commas: boolean;
  /** The same of points between thousands. */
  points: boolean;
}

interface Seen {
  text: string;
  line: number;
}

/** What was seen of the cells of a column. */
export class ColumnLook {
  readonly counts = new Float64Array(KINDS);
  readonly first: (Seen | undefined)[] = [];
  cells = 0;
  #least = Infinity;
  #most = 0;
  #wholeMost = 0;
  /** Digits of the shortest number with a plus sign: those of telephones are long. */
  #plus = Infinity;
  #unprinted: Seen | null = null;
  /** The first cells that show in which place the day of a date with slashes stands, and the largest number of each place. */
  #slashMost: [number, number] = [0, 0];
  #slashSeen: [Seen | null, Seen | null] = [null, null];
  /** Of numbers that may have a decimal comma, the most digits before and after it. */
  #commaWhole = 0;
  #commaMost = 0;
  /** Whether a cell has two marks of thousands, or one and a decimal point: 1,234,567 and 1,234.5. */
  #grouped = false;
  /** Whether a cell with a decimal point could have no mark of thousands in its place: 0.125 and 12.5. */
  #pointed = false;
  /** The first cell whose point or comma could be either. */
  #either: Seen | null = null;
  /** The first cell of text, where it is a number or a date but for spaces around it. */
  #padded: Seen | null = null;
  /** The line of the first cell that is an empty text, and not nothing. */
  #emptyText: number | null = null;

  constructor(private readonly mark: DecimalMark = ".") {}

  /** Whether a cell has a decimal comma that is nothing else. */
  get hasDecimalComma(): boolean {
    return this.counts[KIND.pointComma]! > 0;
  }

  /** Notes a cell that is an empty text. */
  lookEmpty(line: number): void {
    this.#emptyText ??= line;
  }

  /** Looks at a cell that is not empty. `told` gives it as text and its line. */
  look(bytes: Uint8Array, start: number, end: number, told: () => Seen): void {
    const kind = kindOf(bytes, start, end, this.mark);
    this.cells++;
    if (this.counts[kind]!++ === 0) {
      this.first[kind] = told();
      if (kind === KIND.text && isPadded(this.first[kind].text)) this.#padded = this.first[kind];
    }
    if (kind <= KIND.decimalPlus) {
      const {scale, whole} = number;
      this.#lookMarks(told, bytes[start] === 48 || (bytes[start + 1] === 48 && bytes[start]! < 48));
      if (scale < this.#least) this.#least = scale;
      if (scale > this.#most) this.#most = scale;
      if (whole > this.#wholeMost) this.#wholeMost = whole;
      if (kind === KIND.integerPlus && whole < this.#plus) this.#plus = whole;
      // A double of 15 digits prints them again; so that what ends in zero, and what has more of them, is asked.
      if (!this.#unprinted && (number.significant > 15 || (scale && bytes[end - 1] === 48))) {
        const seen = told();
        const bare = plainNumber(seen.text, this.mark);
        if (String(Number(bare)) !== bare) this.#unprinted = seen;
      } else if (!this.#unprinted && scale > 6) {
        const seen = told();
        const bare = plainNumber(seen.text, this.mark);
        if (String(Number(bare)) !== bare) this.#unprinted = seen;
      }
    } else if (kind === KIND.slashDay) {
      const seen = told();
      for (const [place, value] of seen.text.split("/").slice(0, 2).map(Number).entries()) {
        if (value > 12) this.#slashSeen[place] ??= seen;
        if (value > this.#slashMost[place]!) this.#slashMost[place] = value;
      }
    } else if (kind === KIND.pointComma) this.#lookComma(number.whole, number.scale);
    else if (kind === KIND.zeros || kind === KIND.long) {
      // They are cast beside the others.
      if (number.scale > this.#most) this.#most = number.scale;
      if (number.whole > this.#wholeMost) this.#wholeMost = number.whole;
    }
  }

  #lookComma(whole: number, scale: number): void {
    if (whole > this.#commaWhole) this.#commaWhole = whole;
    if (scale > this.#commaMost) this.#commaMost = scale;
  }

  /** Notes what the marks in a number say of the column. `leading`: it begins with a zero. */
  #lookMarks(told: () => Seen, leading: boolean): void {
    const {groups, scale, whole} = number;
    if (groups > 1 || (groups && scale)) this.#grouped = true;
    else if (groups) {
      this.#lookComma(whole - 3, 3);
      this.#either ??= told();
    } else if (scale === 3 && whole <= 3 && !leading) this.#either ??= told();
    else if (scale) this.#pointed = true;
    else this.#lookComma(whole, 0);
  }

  #only(...kinds: number[]): boolean {
    return this.cells > 0 && kinds.reduce((sum, kind) => sum + this.counts[kind]!, 0) === this.cells;
  }

  #exceptions(): string {
    const {counts, first} = this;
    const said: string[] = [];
    const say = (kinds: number[], what: string) => {
      const count = kinds.reduce((sum, kind) => sum + counts[kind]!, 0);
      const seen = kinds.map((kind) => first[kind]).find(Boolean);
      if (count && seen) said.push(`${what} ${thousands(count)} ${count === 1 ? "cell" : "cells"}: ${seen.text}`);
    };
    say([KIND.integerComma, KIND.decimalComma], "thousands separators removed from");
    say([KIND.integerPlus, KIND.decimalPlus], "plus sign removed from");
    if (counts[KIND.moment]! + counts[KIND.momentZero]!) {
      say([KIND.day], "time 00:00:00 added to");
      say([KIND.momentZero], "zeros at the end of the time removed from");
    }
    return said.join("; ");
  }

  /** The type in which every cell prints back, and why. */
  decide(name: string, rows: number, numbers: Numbers): ColumnRead {
    const read = this.#doubtful(name, numbers) ?? this.#read(name, rows, numbers);
    if (this.#emptyText === null || read.type === "VARCHAR") return read;
    const why = `"" (line ${this.#emptyText}) is empty text, which only a text column can hold`;
    return {
      ...read,
      type: "VARCHAR",
      scale: 0,
      width: 0,
      why,
      dropped: "",
      odd: true,
      offers: [read.type === "DECIMAL" ? `DECIMAL(${read.width},${read.scale})` : read.type]
    };
  }

  /** A column of numbers whose marks could be before places or between thousands, by what the rest of the file says: it stays text. */
  #doubtful(name: string, numbers: Numbers): ColumnRead | null {
    const offers = this.#eitherWay(numbers);
    const marked = [0, 1, 2, 3, 4, 5, 6].reduce((sum, kind) => sum + this.counts[kind]!, 0);
    if (!offers || marked < this.cells) return null;
    const {text, line} = this.#either!;
    const [whole, part] = text.split(/[.,]/);
    const why = `${text} (line ${line}) could be ${whole}.${part} or ${whole}${part}`;
    return {name, type: "VARCHAR", scale: 0, width: 0, dropped: "", odd: true, why, offers};
  }

  /** Both ways to read numbers whose marks could be before places or between thousands; null where they could not, or the file does not say so. */
  #eitherWay({mark, commas, points}: Numbers): string[] | null {
    if (!this.#either || mark !== undefined || this.#pointed) return null;
    if (!this.#either.text.includes(","))
      return points ? [`DECIMAL(${this.#wholeMost + 3 <= 18 ? 18 : 38},3)`, "BIGINT, point between thousands"] : null;
    return commas && !this.#grouped ? [...this.#commaType(), "BIGINT, comma between thousands"] : null;
  }

  /** The decimal that holds every number with a comma before its places, if there is one. */
  #commaType(): string[] {
    const width = this.#commaWhole + this.#commaMost;
    return width <= 38 ? [`DECIMAL(${width <= 18 ? 18 : 38},${this.#commaMost}), decimal comma`] : [];
  }

  #read(name: string, rows: number, numbers: Numbers): ColumnRead {
    const {counts, cells} = this;
    const dropped = this.#exceptions();
    const after = numbers.mark === "," ? " after a comma" : "";
    const as = (type: CellType, why: string, more: Partial<ColumnRead> = {}): ColumnRead => ({
      name,
      type,
      scale: 0,
      width: 0,
      offers: [],
      odd: false,
      dropped: type === "VARCHAR" ? "" : dropped,
      why: dropped ? `${why}; ${dropped}` : why,
      ...more
    });
    if (!cells) return {...as("VARCHAR", rows ? "every cell is empty" : "no rows")};
    const {integer, integerComma, integerPlus, decimal, decimalComma, decimalPlus} = KIND;
    if (this.#only(integer, integerComma, integerPlus) && !(counts[integerPlus] === cells && this.#plus > 9))
      return as("BIGINT", "whole numbers");
    if (this.#only(decimal, decimalComma, decimalPlus) && this.#least === this.#most) {
      const width = this.#wholeMost + this.#most;
      if (width <= 38)
        return as(
          "DECIMAL",
          `numbers with ${this.#most} decimal ${this.#most === 1 ? "place" : "places"}${after}, all digits kept`,
          {
            scale: this.#most,
            width: width <= 18 ? 18 : 38
          }
        );
    }
    const numeric = [integer, integerComma, integerPlus, decimal, decimalComma, decimalPlus, KIND.exponentPrinted];
    if (
      this.#only(...numeric) &&
      !this.#unprinted &&
      counts[integer]! + counts[integerComma]! + counts[integerPlus]! < cells
    )
      return as("DOUBLE", `numbers with varying decimal places${after}, all digits kept`);
    if (this.#only(KIND.day)) return as("DATE", "dates");
    if (this.#only(KIND.day, KIND.moment, KIND.momentZero)) return as("TIMESTAMP", "dates and times");
    if (this.#only(KIND.clock)) return as("TIME", "times of day");
    if (this.#only(KIND.boolean)) return as("BOOLEAN", "true and false");
    const offers = this.#offers(numbers);
    // yes and no are words too; dates written both ways can be cast to neither.
    const odd = (offers.length > 0 && offers[0] !== "BOOLEAN") || counts[KIND.slashDay]! * 2 > cells;
    return {...as("VARCHAR", ""), why: this.#whyText(), offers, odd};
  }

  /** What keeps a column from the type that most of its cells have. */
  #whyText(): string {
    const {counts, first, cells} = this;
    const seen = (kind: number) => first[kind];
    const at = ({text, line}: Seen, words: string) =>
      `${text.length > 40 ? `${text.slice(0, 40)}…` : text} (line ${line}) ${words}`;
    const reasons: [number, string][] = [
      [KIND.zeros, "would not keep its zeros or sign"],
      [KIND.long, "has more digits than a whole number can hold"],
      [KIND.exponent, "would be read as a power of ten"],
      [KIND.pointComma, "has a decimal comma"],
      [KIND.isoMoment, "would be written differently"],
      [KIND.shortClock, "would be read as a time of day"],
      [KIND.word, "would be read as true or false"],
      [KIND.noDay, "is not a real date or time"]
    ];
    const typed = cells - counts[KIND.text]!;
    if (!typed) return this.#padded ? at(this.#padded, "has a space before or after it") : "text";
    if (counts[KIND.text]! > typed || (counts[KIND.text] && counts[KIND.word] === typed)) return "text";
    // What most cells are, and the first cell that is something else.
    const families = FAMILIES.map(({kinds, not}) => ({
      count: kinds.reduce((sum, kind) => sum + counts[kind]!, 0),
      first: kinds.flatMap((kind) => (counts[kind] ? [seen(kind)!] : [])).sort((a, b) => a.line - b.line)[0],
      not
    }))
      .filter(({count}) => count)
      .sort((a, b) => b.count - a.count);
    const text = seen(KIND.text);
    const odd = text ?? families[1]?.first;
    if (odd && odd === this.#padded) return at(odd, "has a space before or after it");
    if (odd) return at(odd, families[0]!.count > typed / 2 ? families[0]!.not : "does not fit the other cells");
    for (const [kind, words] of reasons) if (counts[kind]) return at(seen(kind)!, words);
    if (counts[KIND.slashDay]) {
      // The line that decides, which the first need not be.
      const [first, second] = this.#slashSeen;
      if (first && second) return `${at(first, "is written day first")}, and ${at(second, "month first")}`;
      if (first) return at(first, "is a date written day first");
      if (second) return at(second, "is a date written month first");
      return at(seen(KIND.slashDay)!, "could be month first or day first");
    }
    if (counts[KIND.integerPlus] === cells) return at(seen(KIND.integerPlus)!, "looks like a phone number");
    if (this.#wholeMost + this.#most > 38 && this.#unprinted) return at(this.#unprinted, "has too many digits");
    return at(this.#unprinted ?? families[0]!.first!, "would be written differently beside the others");
  }

  #offers(given: Numbers): string[] {
    const {counts, cells} = this;
    const total = (...kinds: number[]) => kinds.reduce((sum, kind) => sum + counts[kind]!, 0);
    const {integer, integerComma, integerPlus, decimal, decimalComma, decimalPlus, zeros, long} = KIND;
    const numbers = total(
      integer,
      integerComma,
      integerPlus,
      decimal,
      decimalComma,
      decimalPlus,
      6,
      zeros,
      long,
      KIND.exponent
    );
    const commas = counts[KIND.pointComma]!;
    if (commas && (numbers + commas) * 2 > cells) return [...this.#commaType(), "DOUBLE, decimal comma"];
    if (numbers * 2 > cells) {
      const how = given.mark === "," ? ", decimal comma" : "";
      const either = this.#eitherWay(given);
      if (either) return either;
      if (total(decimal, decimalComma, decimalPlus, 6, KIND.exponent) || this.#most)
        return [
          ...(this.#most && this.#wholeMost + this.#most <= 38 && !counts[KIND.exponent]
            ? [`DECIMAL(${this.#wholeMost + this.#most <= 18 ? 18 : 38},${this.#most})${how}`]
            : []),
          `DOUBLE${how}`
        ];
      return [`${counts[long] ? "HUGEINT" : "BIGINT"}${how}`];
    }
    if (counts[KIND.slashDay]! * 2 > cells)
      return [
        ...(this.#slashMost[0] <= 12 ? ["DATE, month first"] : []),
        ...(this.#slashMost[1] <= 12 ? ["DATE, day first"] : [])
      ];
    if (total(KIND.day, KIND.moment, KIND.momentZero, KIND.isoMoment, KIND.noDay) * 2 > cells)
      return counts[KIND.day]! * 2 > cells ? ["DATE"] : ["TIMESTAMP"];
    if (total(KIND.clock, KIND.shortClock) * 2 > cells) return ["TIME"];
    if (total(KIND.word, KIND.boolean) * 2 > cells) return ["BOOLEAN"];
    return [];
  }
}
