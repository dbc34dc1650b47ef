import type {z} from "zod";
import {anyColumnsOf, type AnyType, type Codec, type ColumnMeta, type TextRules} from "./codec.js";
import {booleanCodec} from "./types/boolean.js";
import {dateCodec} from "./types/date.js";
import {decimalCodec} from "./types/decimal.js";
import {doubleCodec} from "./types/double.js";
import {edtfRules} from "./types/edtf.js";
import {enumCodec} from "./types/enum.js";
import {integerCodec} from "./types/integer.js";
import {listCodec} from "./types/list.js";
import {periodRules} from "./types/period.js";
import {proseRules} from "./types/prose.js";
import {slugRules} from "./types/slug.js";
import {structCodec} from "./types/struct.js";
import {textCodec} from "./types/text.js";
import {urlRules} from "./types/url.js";

export type {ColumnMeta} from "./codec.js";
export {boolean} from "./types/boolean.js";
export {date, isDate} from "./types/date.js";
export {decimal} from "./types/decimal.js";
export {double} from "./types/double.js";
export {edtf} from "./types/edtf.js";
export {oneOf} from "./types/enum.js";
export {integer} from "./types/integer.js";
export {list} from "./types/list.js";
export {period} from "./types/period.js";
export {text} from "./types/prose.js";
export {slug} from "./types/slug.js";
export {struct} from "./types/struct.js";
export {key} from "./types/text.js";
export {url} from "./types/url.js";

/** Every kind of column. A new one is a file in types/ and a line here. */
const kinds = {
  text: textCodec,
  boolean: booleanCodec,
  integer: integerCodec,
  double: doubleCodec,
  decimal: decimalCodec,
  date: dateCodec,
  enum: enumCodec,
  list: listCodec,
  struct: structCodec
};

/** Every format of text: what a text must look like beyond being text. */
const formats = {slug: slugRules, url: urlRules, edtf: edtfRules, period: periodRules, prose: proseRules};

type TypeOf<C> = C extends Codec<infer T> ? T : never;
type Kinds = {[K in keyof typeof kinds]: TypeOf<(typeof kinds)[K]>};

/** The type of a column, as the files of the record, Parquet, Arrow and the Data Package all understand it. */
export type ColumnType =
  | Kinds[Exclude<keyof Kinds, "list" | "struct">]
  | {kind: "list"; item: ColumnType}
  | {kind: "struct"; fields: readonly Column[]};

/** What a text must look like beyond being text. */
export type TextFormat = keyof typeof formats;

/** A column of a table: its name, type, nullability and what is written down about it. */
export interface Column extends ColumnMeta {
  name: string;
  type: ColumnType;
  format?: TextFormat;
  nullable: boolean;
}

/** Codecs and formats by name; open, so that a test can add one. */
export const codecs: Record<string, Codec> = kinds;
export const textRules: Record<string, TextRules> = formats;

/** Everything about the kind of a type. */
export const codecOf = ({kind}: AnyType): Codec => {
  const codec = codecs[kind];
  if (!codec) throw new RangeError(`there is no kind of column ${kind}`);
  return codec;
};

/** What a text of a format must look like; undefined where any text will do. */
export const rulesOf = (format: string | undefined): TextRules | undefined =>
  format === undefined ? undefined : textRules[format];

/**
 * The columns of a zod object made of `text`, `integer` and the like, in order.
 * @throws TypeError for a field that is no column
 */
export const columnsOf = (row: z.ZodObject): Column[] => anyColumnsOf(row) as Column[];

/** The DuckDB type of a column. */
export const sqlType = (type: AnyType): string => codecOf(type).sqlType(type, sqlType);

/**
 * A value as the record's rows have it, from what a reader of Parquet, CSV or JSON gives for it: a date as `YYYY-MM-DD` (from
 * milliseconds, a Date or text), a decimal as text with all its places, an integer as a number, absent as null.
 * @throws RangeError for an integer that a number cannot hold
 */
export const storedValue = (value: unknown, type: AnyType): unknown =>
  value === null || value === undefined ? null : codecOf(type).read(value, type, storedValue);
