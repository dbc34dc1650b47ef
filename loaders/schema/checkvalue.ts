import type {Column, ColumnType} from "./column.js";
import {isDate} from "./isdate.js";
import type {Row} from "./table.js";
import {ValueError} from "./valueerror.js";

const shown = (value: unknown) => (typeof value === "string" ? JSON.stringify(value.slice(0, 40)) : String(value));
const isObject = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);

function checkText(value: string, path: string): void {
  if (value.includes("\0")) throw new ValueError("text-nul", path, "a text cannot hold the character U+0000");
  // With the u flag a surrogate is matched only where it stands alone: UTF-8 has no form for it.
  const lone = /\p{Surrogate}/u.exec(value);
  if (lone)
    throw new ValueError(
      "text-lone-surrogate",
      path,
      `half of a surrogate pair (U+${lone[0].charCodeAt(0).toString(16).toUpperCase()}) at ${lone.index}`
    );
}

function checkDecimal(value: string, precision: number, scale: number, path: string): void {
  const form = new RegExp(`^-?\\d{1,${precision - scale}}${scale ? `\\.\\d{${scale}}` : ""}$`);
  if (!form.test(value))
    throw new ValueError(
      "decimal-form",
      path,
      `${shown(value)} is not a decimal of ${precision} digits with ${scale} after the point`
    );
}

/** Throws a `ValueError` for a value that would not come back from a file as it went in. */
export function checkValue(type: ColumnType, value: unknown, path: string): void {
  const expected = (what: string) => new ValueError("value-type", path, `expected ${what}, found ${shown(value)}`);
  switch (type.kind) {
    case "text":
      if (typeof value !== "string") throw expected("text");
      return checkText(value, path);
    case "enum":
      if (typeof value !== "string" || !type.values.includes(value))
        throw new ValueError("enum-unknown", path, `${shown(value)} is none of ${type.values.join(", ")}`);
      return;
    case "boolean":
      if (typeof value !== "boolean") throw expected("true or false");
      return;
    case "integer":
      if (!Number.isSafeInteger(value))
        throw new ValueError("integer-inexact", path, `${shown(value)} is not a whole number within 2^53 - 1`);
      return;
    case "double":
      if (!Number.isFinite(value))
        throw new ValueError("number-not-finite", path, `${shown(value)} is not a finite number`);
      return;
    case "decimal":
      if (typeof value !== "string") throw expected("a decimal as text");
      return checkDecimal(value, type.precision, type.scale, path);
    case "date":
      if (typeof value !== "string" || !isDate(value))
        throw new ValueError("date-unknown", path, `${shown(value)} is not a day from 0001-01-01 to 9999-12-31`);
      return;
    case "list":
      if (!Array.isArray(value)) throw expected("a list");
      return value.forEach((item, index) => checkValue(type.item, item, `${path}[${index}]`));
    case "struct":
      if (!isObject(value)) throw expected("a record with fields");
      return checkFields(type.fields, value, `${path}.`);
  }
}

function checkFields(columns: readonly Column[], row: Row, prefix: string): void {
  for (const {name, type, nullable} of columns) {
    const value = row[name];
    if (value !== null && value !== undefined) checkValue(type, value, prefix + name);
    else if (!nullable) throw new ValueError("value-missing", prefix + name, "a value is needed");
  }
}

/** Throws a `ValueError` for the first value of a row that an output could not hold. */
export function checkRow(columns: readonly Column[], row: Row): void {
  checkFields(columns, row, "");
}
