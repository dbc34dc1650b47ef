import type {z} from "zod";
import type {Column, ColumnType, TextFormat} from "../schema/column.js";
import {DAY_FORM, EDTF_FORM, PERIOD_FORM} from "./compileddate.js";
import {wholePattern} from "./compiledpattern.js";
import type {Shape} from "./compiledshape.js";
import {definition, unwrapped} from "./compiledzod.js";

/*
 * The form of a row: one regular expression over the line of JSON that holds it, in the dialect of RE2. That the line is JSON at all is
 * checked by DuckDB's parser, so that the form may be lax about commas.
 */
const SPACE = "[ \\t\\r]*";
/** Any text but one that holds U+0000, which no table takes. */
const TEXT = '"(?:[^"\\\\]|\\\\(?:[^u]|u(?:[^0]|0(?:[^0]|0(?:[^0]|0[^0])))))*"';
/** Up to 15 digits; of those with 16 some are not exact. */
const INTEGER = "-?(?:0|[1-9]\\d{0,14})";
const DOUBLE = "-?(?:0|[1-9]\\d{0,17})(?:\\.\\d{1,25})?(?:[eE][-+]?\\d{1,2})?";
/** Addresses whose parts need no second look: a host of names that ends in one of letters, then printable ASCII. */
const URL_FORM = "https?://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z][a-z]+(?:[/?#][!#-;=?-\\[\\]^-~]*)?";
/** A value of a name that the table passes over; what is nested deeper is left to zod. */
const SCALAR = `(?:${TEXT}|[^"\\[\\]{},:\\s]+)`;
const flat = (inside: string) => `(?:${SCALAR}|[\\[{](?:${inside}|[,:\\s])*[\\]}])`;
const ANY = flat(flat(flat(SCALAR)));

const FORMATS: Partial<Record<TextFormat, string>> = {edtf: EDTF_FORM, period: PERIOD_FORM, url: URL_FORM};
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
const json = (text: string) => escaped(JSON.stringify(text));

/** The checks of a text that its form holds in whole; the others are conditions. */
export const heldByForm = (check: {check: string; format?: string; pattern?: RegExp}): boolean =>
  check.check === "string_format" &&
  check.format === "regex" &&
  check.pattern !== undefined &&
  wholePattern(check.pattern) !== null;

/** What the whole of a text matches: that of its format, or the first of its own patterns that holds for the whole; null where any text will do. */
export function patternOf(schema: z.ZodType, format?: TextFormat): string | null {
  const known = format && FORMATS[format];
  if (known) return known;
  const pattern = definition(schema).checks.find(heldByForm)?.pattern;
  return pattern ? wholePattern(pattern) : null;
}

function valueForm(
  schema: z.ZodType,
  type: ColumnType,
  format: TextFormat | undefined,
  shape: Shape | undefined
): string {
  switch (type.kind) {
    case "text":
    case "decimal": {
      const pattern = patternOf(schema, format);
      return pattern === null ? TEXT : `"(?:${pattern})"`;
    }
    case "boolean":
      return "true|false";
    case "integer":
      return INTEGER;
    case "double":
      return DOUBLE;
    case "date":
      return `"${DAY_FORM}"`;
    case "enum":
      return type.values.map(json).join("|");
    case "list": {
      const item = valueForm(definition(schema).element!, type.item, format, shape);
      return `\\[(?:${SPACE},?${SPACE}(?:${item}))*${SPACE}\\]`;
    }
    case "struct":
      return objectForm(schema, type.fields, shape);
  }
}

/** The form of an object whose names come in one of the orders that were seen. */
export function objectForm(schema: z.ZodType, columns: readonly Column[], shape: Shape | undefined): string {
  const {shape: fields = {}, catchall} = definition(schema);
  const open = catchall === undefined || catchall === "unknown";
  const pair = (name: string): string => {
    const column = columns.find((known) => known.name === name);
    if (!column) return open ? `(?:${SPACE},?${SPACE}${json(name)}${SPACE}:${SPACE}${ANY})?` : "";
    const {type, format, nullable} = column;
    const value = valueForm(unwrapped(fields[name]!), type, format, shape?.inner.get(name));
    const whole = `${SPACE},?${SPACE}${json(name)}${SPACE}:${SPACE}(?:${value}${nullable ? "|null" : ""})`;
    return nullable ? `(?:${whole})?` : whole;
  };
  const names = columns.map(({name}) => name);
  const required = columns.filter(({nullable}) => !nullable).map(({name}) => name);
  // An order that lacks a required name can only be that of a row that is refused.
  const orders = (shape?.orders ?? []).filter((order) => required.every((name) => order.includes(name)));
  const forms = (orders.length ? orders : [names]).map((order) => order.map(pair).join(""));
  return `\\{(?:${forms.join("|")})${SPACE}\\}`;
}

/** The form of a whole line. */
export const lineForm = (schema: z.ZodType, columns: readonly Column[], shape: Shape): string =>
  `${SPACE}${objectForm(schema, columns, shape)}${SPACE}`;
