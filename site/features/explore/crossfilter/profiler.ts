import {SLICE, type Column, type ColumnSource, type Slices} from "./column.js";
import {quoteName} from "../sql/quote.js";
import type {Found, Profile} from "./profile.js";
import {profileNumbers} from "./profilenumbers.js";
import {profileWords} from "./profilewords.js";

function* profileCounts(column: Column & {kind: "count"}, rowCount: number): Slices<Found> {
  const sizes = new Uint32Array(2);
  for (let row = 0; row < rowCount; row++) {
    if (row % SLICE === SLICE - 1) yield;
    const code = column.valid?.[row] === 0 ? 1 : 0;
    sizes[code] = sizes[code]! + 1;
  }
  return {
    type: column.type,
    codes: null,
    sizes,
    main: 1,
    none: sizes[1] ? 1 : -1,
    odd: -1,
    edges: null,
    scale: 0,
    words: null,
    different: null,
    others: -1
  };
}

/** Reads a column and codes every row. Throws a RangeError when it does not have `rowCount` rows. */
export function* profileOf({name, label, sql, read}: ColumnSource, rowCount: number): Slices<Profile> {
  const column = yield* read();
  const length =
    column.kind === "number"
      ? column.values.length
      : column.kind === "words"
        ? column.codes.length
        : (column.valid?.length ?? rowCount);
  if (length !== rowCount) throw new RangeError(`the column ${name} has ${length} rows and should have ${rowCount}`);
  const found =
    column.kind === "number"
      ? yield* profileNumbers(column)
      : column.kind === "words"
        ? yield* profileWords(column)
        : yield* profileCounts(column, rowCount);
  return {name, label: label ?? name, sql: sql ?? quoteName(name), rowCount, ...found};
}
