import {batchesOf, holds} from "../result/batch.js";
import {rawAt} from "../result/value.js";
import {valueText} from "../result/text.js";
import {distinct, QueryResult} from "../result/result.js";
import {thousands} from "../../../../loaders/diagnostics/pluralize.js";
import {FURTHEST, laidOut, type LaidOut} from "./outputcolumn.js";

/** A result as it is handed to a cell: messages of an Arrow stream, and the types of its columns as SQL names them. */
export interface CellInput {
  messages: readonly Uint8Array[];
  types: readonly string[];
}

/** What the worker is asked. */
export interface CellAsk {
  source: string;
  /** How many rows come back at the most. */
  most: number;
  /** The width that pictures are drawn at. */
  width: number;
  tables: CellInput;
  /** The results of all statements, where the cell asks for them. */
  all: readonly CellInput[];
  /** The texts of the files that came with the cell, by their names. */
  files: Readonly<Record<string, string>>;
}

/** Bytes of a result that are handed over at the most, and at least one batch of rows. */
const MOST_BYTES = 128 * 1024 * 1024;

/** The first messages of a result that are not too much to hand over, and how many rows they hold. */
export function encodeInput(
  {messages, table, length, columns}: QueryResult,
  most = MOST_BYTES
): {input: CellInput; rows: number} {
  const types = columns.map(({type}) => type);
  const batches = table.children[0]?.data ?? [];
  // A message for the schema, and one for each batch.
  if (batches.length !== messages.length - 1) return {input: {messages, types}, rows: length};
  let bytes = 0;
  let rows = 0;
  let taken = 0;
  for (const batch of batches) {
    bytes += messages[taken + 1]!.length;
    if (taken && bytes > most) break;
    taken += 1;
    rows += batch.length;
  }
  return {input: {messages: messages.slice(0, taken + 1), types}, rows};
}

/** A column as Arquero reads one. */
export interface GivenColumn {
  readonly length: number;
  at: (row: number) => unknown;
  /** The column as it goes back where a cell left it alone, without a JavaScript value for each row; null where a value changes on the way. */
  laidOut: () => LaidOut | null;
}
export type Columns = Record<string, GivenColumn>;

/** A column's values, and what a reader must know of them; null when they are as written. */
interface Converted {
  values: unknown[];
  note: string | null;
}

const INTEGER = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL\(\d+,0\))$/;
const DECIMAL = /^DECIMAL\(\d+,\d+\)$/;
const MOMENT = /^(DATE|TIMESTAMP(_S|_MS|_NS| WITH TIME ZONE)?)$/;
/** How many of Arrow's units (as `rawAt` gives them) make a millisecond. */
const PER_MILLISECOND = [1n, 1n, 1000n, 1_000_000n];

const texts = (result: QueryResult, column: number) => Array.from(result.values(column), valueText);

function integers(result: QueryResult, column: number): Converted {
  const values: unknown[] = [];
  let wide = false;
  for (const value of result.values(column)) {
    const whole = typeof value === "string" ? BigInt(value) : value;
    const near = typeof whole === "bigint" && Number.isSafeInteger(Number(whole)) ? Number(whole) : whole;
    wide ||= typeof near === "bigint";
    values.push(near);
  }
  if (!wide) return {values, note: null};
  return {
    values: values.map((value) => (value === null ? null : BigInt(value as number | bigint))),
    note: "BigInt, since some of its values are beyond 2^53"
  };
}

/** Whether a number holds a decimal: written again, it has the same digits. */
function holdsDecimal(text: string, number: number): boolean {
  if (text.replace(/[-.]/g, "").replace(/^0+/, "").length <= 15) return true;
  return String(number) === text.replace(/\.?0+$/, "");
}

function decimals(result: QueryResult, column: number): Converted {
  const values: (number | null)[] = [];
  for (const value of result.values(column)) {
    const number = value === null ? null : Number(value);
    if (number !== null && !holdsDecimal(value as string, number)) {
      return {values: texts(result, column), note: "text, since a number would lose digits of some of its values"};
    }
    values.push(number);
  }
  return {values, note: null};
}

function moments(result: QueryResult, column: number): Converted {
  const values: (Date | null)[] = [];
  let finer = 0;
  for (const batch of batchesOf(result.table.getChildAt<unknown>(column))) {
    for (let index = 0; index < batch.length; index++) {
      if (!holds(batch, index)) {
        values.push(null);
        continue;
      }
      const raw = rawAt(batch, index) as number | bigint;
      const unit = PER_MILLISECOND[batch.type.unit ?? 2] ?? 1000n;
      const rest = typeof raw === "bigint" ? ((raw % unit) + unit) % unit : 0n;
      const at = typeof raw === "bigint" ? Number((raw - rest) / unit) : raw * 86_400_000;
      if (Math.abs(at) > FURTHEST)
        return {
          values: texts(result, column),
          note: "text, since some of its values are infinite or beyond JavaScript's dates"
        };
      if (rest) finer++;
      values.push(new Date(at));
    }
  }
  return {
    values,
    note: finer ? `Dates in whole milliseconds: anything finer is left out in ${thousands(finer)} of its rows` : null
  };
}

function converted(result: QueryResult, column: number): Converted {
  const {type} = result.columns[column]!;
  if (INTEGER.test(type)) return integers(result, column);
  if (DECIMAL.test(type)) return decimals(result, column);
  if (MOMENT.test(type)) return moments(result, column);
  return {values: [...result.values(column)], note: null};
}

/** Whether the values of a type become Dates. */
export const isMoment = (type: string): boolean => MOMENT.test(type);

/** What the values of a type become, for a reader to know before the cell runs. */
export function becomes(type: string): string {
  if (INTEGER.test(type))
    return /^(HUGEINT|U?BIGINT|UHUGEINT|DECIMAL)/.test(type)
      ? "number; BigInt throughout the column where one value is beyond 2^53"
      : "number";
  if (DECIMAL.test(type)) return "number; text throughout the column where a number would lose digits";
  if (type === "DATE") return "Date, at midnight UTC";
  if (MOMENT.test(type)) return "Date, UTC, in whole milliseconds";
  if (/^(FLOAT|DOUBLE)$/.test(type)) return "number";
  if (type === "BOOLEAN") return "true or false";
  if (type === "BLOB") return "Uint8Array";
  if (/\[\d*\]$|^(STRUCT|MAP|UNION)\b/.test(type)) return "array or object; decimals, days and times in it are text";
  return "text";
}

/** A result's columns, each turned into JavaScript's values when it is first read; `note` hears of those that could not stay what they are. */
export function decodeInput({messages, types}: CellInput, note: (words: string) => void): Columns {
  const result = QueryResult.of(messages, false, types);
  const names = distinct(result.columns.map(({name}) => name));
  return Object.fromEntries(
    names.map((name, column) => {
      let values: unknown[] | null = null;
      const read = () => {
        const made = converted(result, column);
        if (made.note) note(`${name}, ${result.columns[column]!.type}: ${made.note}.`);
        return made.values;
      };
      return [
        name,
        {
          length: result.length,
          at: (row: number) => (values ??= read())[row],
          laidOut: () => laidOut(result, column)
        }
      ];
    })
  );
}
