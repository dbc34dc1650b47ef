import type {Result} from "../result.js";
import {arrowOf} from "./arrow.js";
import {csvOf} from "./csv.js";
import {jsonOf} from "./json.js";
import {parquetOf} from "./parquet.js";

/** What a result can be taken away as, with the media type of each. */
export const FORMATS = {
  csv: "text/csv;charset=utf-8",
  json: "application/json",
  parquet: "application/vnd.apache.parquet",
  arrow: "application/vnd.apache.arrow.file"
} as const;
export type Format = keyof typeof FORMATS;

const PIECE = 1 << 20;

/** Text in pieces of about a megabyte: one string of a large result would be longer than a browser allows. */
function textBlob(pieces: Iterable<string>, type: string): Blob {
  const parts: string[] = [];
  let held: string[] = [];
  let size = 0;
  for (const piece of pieces) {
    held.push(piece);
    if ((size += piece.length) < PIECE) continue;
    parts.push(held.join(""));
    held = [];
    size = 0;
  }
  return new Blob([...parts, held.join("")], {type});
}

/** A result as a file, all its rows in their own order. */
export function writeResult(result: Result, format: Format): Blob {
  const type = FORMATS[format];
  if (format === "csv") return textBlob(csvOf(result), type);
  if (format === "json") return textBlob(jsonOf(result), type);
  return new Blob([(format === "parquet" ? parquetOf(result) : arrowOf(result)) as Uint8Array<ArrayBuffer>], {type});
}
