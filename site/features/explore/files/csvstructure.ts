import {type DecimalMark, KIND, kindOf} from "./csvcell.js";
import {type Dialect, Scanner} from "./csvscan.js";

/** How a reader wants a file of text read, where the guess is not theirs. */
export interface CsvSettings {
  encoding?: string;
  /** One sign of ASCII; empty for a file of one column. */
  delimiter?: string;
  /** The line of the head, from 1; 0 for a file without one. */
  head?: number;
  /** Whether rows with more or fewer cells than the head are filled up; they are left out otherwise. */
  fill?: boolean;
  /** The sign before decimal places; where it is not told, numbers that could be read in two ways stay text. */
  decimal?: DecimalMark | undefined;
  /** Columns that stay text. */
  text?: readonly string[];
  /** Whether lines are counted by records, as the rows of a sheet are. */
  byRecord?: boolean;
}

/** How the text of a file is divided. */
export interface Structure {
  dialect: Dialect;
  /** What parts cells, as it is written; empty in a file of one column. */
  delimiter: string;
  /** The line of the head, from 1; 0 where there is none. */
  head: number;
  /** The line at which the rows begin. */
  first: number;
  names: string[];
  /** The cells of a row. */
  width: number;
  /** Whether every cell of the head stands in quotes: then `""` is an empty cell and no empty text. */
  quoted: boolean;
  /** The lines before the table, as they are written. */
  above: {line: number; text: string}[];
  /** What was guessed, for the reader. */
  notes: string[];
  /** Whether rows with another number of cells are filled up. */
  fill?: boolean;
}

interface Line {
  line: number;
  cells: string[];
  text: string;
  quoted: boolean;
}

const NONE = -1;
const SIGNS = [",", ";", "\t", "|"];
export const NAMES: Readonly<Record<string, string>> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "vertical bars",
  " ": "spaces",
  ":": "colons"
};
const MOST = 1000;
/** So many lines may stand above a table. */
const ABOVE = 60;
const utf8 = new TextEncoder();

function linesOf(bytes: Uint8Array, last: boolean, dialect: Dialect): Line[] {
  const found: Line[] = [];
  const scanner = new Scanner(dialect);
  scanner.scan(bytes, last, () => {
    if (!scanner.blank())
      found.push({
        line: scanner.line,
        cells: scanner.texts(),
        text: scanner.written(),
        quoted: scanner.marks.subarray(0, scanner.count).every(Boolean)
      });
    return found.length < MOST;
  });
  return found;
}

const kind = (text: string) => {
  const bytes = utf8.encode(text.trim());
  return kindOf(bytes, 0, bytes.length);
};
const isData = (text: string) => {
  const found = kind(text);
  return text.trim() !== "" && found !== KIND.text && found !== KIND.word;
};
const isWhole = (text: string) => /^\d{1,9}$/.test(text.trim());

const areYears = (cells: readonly string[]) =>
  cells.every((cell) => isWhole(cell) && Number(cell) >= 1500 && Number(cell) <= 2200);

/** Numbers that name columns: years, or a row of numbers that counts up by one. */
function areNames(cells: readonly string[]): boolean {
  const numbers = cells.filter(isData);
  if (!numbers.every(isWhole)) return false;
  const values = numbers.map(Number);
  if (new Set(values).size < values.length) return false;
  return areYears(numbers) || (values.length > 1 && values.every((value, at) => !at || value === values[at - 1]! + 1));
}

/** Whether the first line looks like the rows below it rather than like their head. */
function isRow(first: readonly string[], below: readonly Line[]): boolean {
  const numbers = first.filter(isData);
  if (!numbers.length || !below.length) return false;
  const alike = first.some((cell, column) => {
    if (!isData(cell)) return false;
    const others = below.map(({cells}) => cells[column] ?? "").filter((other) => other.trim());
    return others.length > 0 && others.every(isData);
  });
  // Of one column, numbers below a number say more than that it could be a name.
  return alike && (first.length === 1 || !areNames(first));
}

/** The number of cells that most lines have. */
function usual(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const {cells} of lines) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 1;
}

/**
 * The cells of a table's rows among lines above and below it, which mostly have one cell: the number that most lines have, or that of lines
 * one after another that hold numbers or dates.
 */
function widthOf(lines: readonly Line[]): number {
  const common = usual(lines);
  if (common > 1) return common;
  let [width, data, best] = [0, 0, 1];
  for (const {cells} of lines) {
    if (cells.length !== width) [width, data] = [cells.length, 0];
    if (width > 1 && cells.some((cell) => cell === cell.trim() && isData(cell)) && ++data === 2) best = width;
  }
  return best;
}

/** Which of some lines is the head, or the first row where there is none. */
function headOf(lines: readonly Line[], width: number): number {
  const filled = ({cells}: Line) => cells.filter((cell) => cell.trim()).length;
  let at = lines.findIndex(({cells}) => cells.length >= width);
  if (at < 0) return 0;
  // A title may hold the delimiter more often than the head below it.
  const below = lines.findIndex(({cells}, index) => index > at && cells.length === width);
  if (
    lines[at]!.cells.length > width &&
    lines[at]!.cells.at(-1)!.trim() !== "" &&
    below > at &&
    !lines[below]!.cells.some(isData) &&
    lines[below + 1]?.cells.some(isData)
  )
    at = below;
  // A head may have one cell fewer than its rows.
  const before = lines[at - 1];
  if (
    before &&
    before.cells.length > 1 &&
    before.cells.length >= width - 1 &&
    !before.cells.some(isData) &&
    lines[at]!.cells.some(isData)
  )
    return at - 1;
  // Of several comments above a table, one may hold as many delimiters as a row.
  const marked = lines.findIndex(({cells}) => !/^\s*#(?:\s|$)/.test(cells[0]!));
  if (marked > 1 && marked > at && lines[marked]!.cells.length === width && !lines[marked]!.cells.some(isData))
    return marked;
  // A table's index has no name: where it alone lacks one, this is the head.
  const indexed = ({cells: [index, ...others]}: Line) =>
    index!.trim() === "" && others.length > 0 && others.every((cell) => cell.trim());
  // Rows below a line say that it is their head, however few names it has; years may be names themselves.
  const isRows = ({cells}: Line) => {
    const data = cells.filter(isData);
    return data.length * 2 >= cells.filter((cell) => cell.trim()).length && !areYears(data);
  };
  // A spreadsheet writes a title with all its empty cells.
  while (
    !indexed(lines[at]!) &&
    at < lines.length - 1 &&
    at < ABOVE &&
    width > 1 &&
    filled(lines[at]!) <= Math.max(1, width / 3)
  ) {
    const next = lines.findIndex((line, index) => index > at && index < ABOVE && filled(line) > width / 2);
    if (next < 0 || filled(lines[next]!) <= filled(lines[at]!) || isRows(lines[next]!)) break;
    at = next;
  }
  return at;
}

/** Whether every sign of a line stands between two digits, as a decimal comma does. */
const partsDigits = ({cells}: Line) =>
  cells.every((cell, at) => (!at || /^\d/.test(cell)) && (at === cells.length - 1 || /\d$/.test(cell)));

interface Fit {
  score: number;
  /** The score beside that of other signs. */
  rank: number;
  width: number;
  /** Whether it parts the first line as most of the others, and the line below it too, so that none is lost. */
  keeps: boolean;
}

/** How well a sign parts the cells: of the lines from the head on, the share that has the head's number of cells; less for lines above it. */
function fit(lines: readonly Line[], sign: string): Fit {
  const width = widthOf(lines);
  if (width < 2) return {score: 0, rank: 0, width, keeps: false};
  const head = headOf(lines, width);
  const alone = ({cells}: Line) => cells.length === 1;
  // Notes below a table do not part it worse, nor does a head that lacks one name.
  const short = lines[head]!.cells.length === width - 1 ? 1 : 0;
  const whole = lines.slice(head + short, lines.findLastIndex((line) => !alone(line)) + 1);
  // A download that broke off ends in a short line.
  const table = whole.length > 2 && whole.at(-1)!.cells.length < width ? whole.slice(0, -1) : whole;
  const same = table.filter(({cells}) => cells.length === width).length;
  const exact = lines[head]!.cells.length === width ? 1 : 0.95;
  // Words are written with a space after a comma; cells too, by hand, but then the first line has as many of them.
  const texts = table.flatMap(({cells}) => cells.slice(1));
  const prose =
    lines[0]!.cells.length < width &&
    sign !== "\t" &&
    texts.length > 0 &&
    texts.filter((cell) => cell.startsWith(" ") && !isData(cell)).length > texts.length / 2;
  const above = lines.slice(0, head).reduce((sum, line) => sum + (alone(line) ? 1 / 12 : 1 / 4), 0);
  const digits = sign === "," && table.slice(1).length > 0 && table.slice(1).every(partsDigits);
  const score = ((same / table.length) * exact) / (1 + above) / (prose ? 4 : 1);
  const keeps = head === 0 && lines[1]?.cells.length === width && score >= 0.5 && !digits;
  return {score, rank: digits ? score / 2 : score, width, keeps};
}

const byte = (sign: string) => (sign === "" ? NONE : sign.charCodeAt(0));

/** Whether a carriage return by itself ends lines: in the whole sample no other line end stands, or more lines of it fit so. */
function loneCrOf(bytes: Uint8Array): boolean {
  let lone = 0;
  let feeds = 0;
  let quoted = false;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === 0x22) quoted = !quoted;
    if (quoted) continue;
    if (bytes[at] === 10) feeds++;
    else if (bytes[at] === 13 && at + 1 < bytes.length && bytes[at + 1] !== 10) lone++;
  }
  return lone > 0 && lone * 20 >= feeds;
}

/** A name for every column, all different however they are written. */
function distinctNames(cells: readonly string[], width: number, notes: string[]): string[] {
  const own = new Set(cells.map((cell) => cell.trim().toLowerCase()));
  const taken = new Set<string>();
  const isTaken = (name: string, given: string) =>
    taken.has(name.toLowerCase()) || (name !== given && own.has(name.toLowerCase()));
  const empty: string[] = [];
  const twice: string[] = [];
  const names = Array.from({length: width}, (_, column) => {
    const given = (cells[column] ?? "").trim();
    const base = given || `column${column + 1}`;
    let name = base;
    for (let count = 1; isTaken(name, given); count++) name = `${base}_${count}`;
    taken.add(name.toLowerCase());
    if (!given) empty.push(name);
    else if (name !== base) twice.push(name);
    return name;
  });
  const list = (all: string[]) => `${all.slice(0, 5).join(", ")}${all.length > 5 ? " and others" : ""}`;
  if (empty.length && cells.length) notes.push(`Columns without a name in the header: ${list(empty)}.`);
  if (twice.length) notes.push(`Column names that appear twice were changed: ${list(twice)}.`);
  return names;
}

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/**
 * How a text is divided, from its beginning.
 * @param bytes the beginning of the text, in UTF-8
 * @param last whether it is the whole text
 * @param most the cells of a row, where they were counted over the whole file
 */
export function structureOf(bytes: Uint8Array, last: boolean, settings: CsvSettings, most: number | null): Structure {
  const notes: string[] = [];
  const above: Structure["above"] = [];
  // Spreadsheets write a first line that names the sign.
  const sep = /^"?sep=(.)"?(?:\r\n|\n|\r|$)/i.exec(new TextDecoder().decode(bytes.subarray(0, 20)));
  const told = settings.delimiter ?? (sep && sep[1]!.charCodeAt(0) < 128 ? sep[1]! : null);
  const loneCr = loneCrOf(bytes);
  const read = (sign: string) => {
    const lines = linesOf(bytes, last, {delimiter: byte(sign), loneCr, byRecord: settings.byRecord ?? false});
    return sep ? lines.slice(1) : lines;
  };
  let delimiter = told ?? "";
  if (told === null) {
    const best = SIGNS.map((sign) => ({sign, ...fit(read(sign), sign)})).sort(
      (a, b) => Number(b.keeps) - Number(a.keeps) || b.rank - a.rank || b.width - a.width
    )[0]!;
    delimiter = best.score >= 0.5 ? best.sign : "";
  }
  const dialect = {delimiter: byte(delimiter), loneCr, byRecord: settings.byRecord ?? false};
  const lines = read(delimiter);
  if (sep) above.push({line: 1, text: shorten(sep[0].trim())});
  const usually = most ?? widthOf(lines);
  let at = headOf(lines, usually);
  if (settings.head !== undefined)
    at =
      settings.head === 0
        ? 0
        : Math.max(
            0,
            lines.findIndex(({line}) => line >= settings.head!)
          );
  const one = lines[at];
  const none =
    settings.head !== undefined
      ? settings.head === 0
      : one !== undefined && isRow(one.cells, lines.slice(at + 1, at + 50));
  for (const {line, text} of lines.slice(0, at)) above.push({line, text: shorten(text)});
  if (none && settings.head === undefined)
    notes.push(`Line ${one!.line} looks like data, not like a header, so the columns are numbered.`);
  const cells = none || !one ? [] : [...one.cells];
  if (settings.head === undefined && cells.length && cells.every(isData))
    notes.push(`Line ${one!.line} holds only numbers and was read as the header.`);
  const width = Math.max(1, most ?? widthOf(lines.slice(none ? at : at + 1)));
  // Of a head alone, and of one longer than its rows, the cells that have no name are no columns.
  const named = cells.findLastIndex((cell) => cell.trim() !== "") + 1;
  const rows = lines.length - at - 1 > 0 || none;
  const wide = Math.max(rows ? width : 1, named);
  if (cells.length > wide)
    notes.push(
      `The header has ${cells.length - wide} empty ${cells.length - wide === 1 ? "cell" : "cells"} more than the rows.`
    );
  else if (cells.length && cells.length < wide)
    notes.push(
      `The header has ${cells.length} ${cells.length === 1 ? "cell" : "cells"} and the rows have ${wide}: the last ${wide - cells.length === 1 ? "column has no name" : "columns have no names"}.`
    );
  const names = distinctNames(cells, wide, notes);
  return {
    dialect,
    delimiter,
    head: none || !one ? 0 : one.line,
    first: none || !one ? (one?.line ?? above.length + 1) : one.line + 1,
    names,
    width: wide,
    // Names that hold a delimiter or a quote stand in quotes in every file.
    quoted:
      !none && one !== undefined && one.quoted && one.cells.some((cell) => cell.trim() && !/[",;\t|\r\n]/.test(cell)),
    above,
    notes
  };
}
