import {readArrow} from "./arrow.js";
import type {OwnRead, OwnSettings} from "./messages.js";
import {type CsvHooks, previewCsv, type Preview, readCsv} from "./csv.js";
import {readJson, SEPARATOR} from "./json.js";
import {readParquetFile} from "./parquet.js";
import {sheetText} from "./sheets.js";
import {plainText, type PlainText, recoded, utf16Of} from "./text.js";
import {thousands} from "../../../../loaders/diagnostics/pluralize.js";

/** What a file is, by how it begins; its name says nothing that could be relied on. */
export type FileKind =
  | "parquet"
  | "arrow-file"
  | "arrow-stream"
  | "gzip"
  | "zip"
  | "zstd"
  | "sqlite"
  | "pdf"
  | "ole"
  | "utf-32"
  | "html"
  | "xml"
  | "json"
  | "text"
  | "binary"
  | "empty";

const starts = (bytes: Uint8Array, ...wanted: number[]) => wanted.every((byte, index) => bytes[index] === byte);
const ascii = (text: string) => Array.from(text, (character) => character.charCodeAt(0));

/** Whether a text begins as JSON does: a list, or an object; of lines of JSON, the first may be null. */
const isJson = (text: string) =>
  /^(?:null\s+)*(?:\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\}|$)|\[\s*(?:[[{"\]\d-]|true|false|null|$))/.test(text);

/** @param head the first bytes of the file, a few thousand */
export function kindOf(head: Uint8Array): FileKind {
  if (!head.length) return "empty";
  if (starts(head, ...ascii("PAR1")) || starts(head, ...ascii("PARE"))) return "parquet";
  if (starts(head, ...ascii("ARROW1"))) return "arrow-file";
  if (starts(head, 0xff, 0xff, 0xff, 0xff)) return "arrow-stream";
  if (starts(head, 0x1f, 0x8b)) return "gzip";
  if (starts(head, ...ascii("PK"), 3, 4)) return "zip";
  if (starts(head, 0x28, 0xb5, 0x2f, 0xfd)) return "zstd";
  if (starts(head, ...ascii("SQLite format 3"))) return "sqlite";
  if (starts(head, ...ascii("%PDF"))) return "pdf";
  if (starts(head, 0xd0, 0xcf, 0x11, 0xe0)) return "ole";
  if (starts(head, 0xff, 0xfe, 0, 0) || starts(head, 0, 0, 0xfe, 0xff)) return "utf-32";
  const wide = utf16Of(head);
  if (!wide && head.includes(0)) return "binary";
  const text = new TextDecoder(wide ?? "utf-8").decode(head).trimStart();
  if (!text) return "empty";
  if (/^<(?:!doctype html|html|head|body)\b/i.test(text)) return "html";
  if (/^<\?xml\b/i.test(text)) return "xml";
  return isJson(text.charCodeAt(0) === SEPARATOR ? text.slice(1) : text) ? "json" : "text";
}

/** What to say of a file that is no table, or none that is read here. */
const REFUSED: Partial<Record<FileKind, string>> = {
  empty: "the file is empty",
  ole: "this is an old Excel file (.xls): save the sheet as CSV",
  zstd: "this is compressed with Zstandard: decompress it, or compress it with gzip",
  sqlite: "this is a SQLite database: export the table as CSV",
  html: "this is a web page (HTML): download the file that it links to, or save its table from a spreadsheet program as CSV",
  xml: "this is XML: save its table as CSV or XLSX",
  pdf: "this is a PDF: extract its tables first",
  "utf-32": "this is text in UTF-32: save it as UTF-8",
  binary:
    "this is not a format that opens here: use CSV, TSV, XLSX, ODS, JSON, NDJSON, Parquet or Arrow, plain or gzipped"
};

/** A gzipped file may say little and hold much. */
const MOST_INFLATED = 1_000_000_000;

/** What a gzipped file holds. Throws for one that is cut short or broken, and for one that holds more than this page takes. */
async function gunzip(file: Blob, read: (bytes: number) => void): Promise<Blob> {
  const reader = file.stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  const parts: Blob[] = [];
  let held: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  let kept = 0;
  for (;;) {
    const {done, value} = await reader.read().catch((error: unknown) => {
      throw new Error(
        `the gzip file is cut short or damaged after ${thousands(size)} bytes of its content (${(error as Error).message})`
      );
    });
    if (done) break;
    held.push(value);
    size += value.length;
    if (size > MOST_INFLATED) {
      await reader.cancel();
      throw new Error(`it unpacks to more than ${MOST_INFLATED / 1e9} GB, the most that this page opens`);
    }
    if (size - kept > 16_000_000) {
      // A blob may lie on the disk, what is held lies in memory.
      parts.push(new Blob(held));
      held = [];
      read((kept = size));
    }
  }
  return new Blob([...parts, ...held]);
}

/** Text is read by the engine where it lies; everything else passes through memory. */
const MOST = {text: 2_000_000_000, other: 500_000_000};
const HEAD = 4096;

function within(file: Blob, most: number): void {
  if (file.size > most)
    throw new Error(
      `it is ${(file.size / 1e6).toFixed(0)} MB, and the most for this format is ${most / 1e6} MB: open a part of it, or save it as CSV`
    );
}

/** The text of a file, unpacked, in UTF-8. */
async function textOf(file: Blob, {encoding}: OwnSettings): Promise<PlainText> {
  return encoding ? recoded(file, encoding) : plainText(file);
}

/** The first rows of a file of text or of a workbook, as they would be read. */
export async function previewOwn(file: Blob, settings: OwnSettings): Promise<Preview> {
  const kind = kindOf(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()));
  if (kind === "gzip") return previewOwn(await gunzip(file, () => undefined), settings);
  if (kind === "zip") return previewCsv((await sheetText(file, settings)).blob, {...settings, delimiter: ","});
  // Of a large file, what its encoding is shows in its beginning too.
  return previewCsv((await textOf(file.slice(0, 4_000_000), settings)).blob, settings);
}

/** A file of the reader's in a form that the engine takes. Throws, in words for the reader, what cannot be read. */
export async function readOwn(
  file: Blob,
  name: string,
  settings: OwnSettings,
  {read, batch}: CsvHooks,
  inflated = false
): Promise<OwnRead> {
  const begins = kindOf(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()));
  // Text that is called JSON and does not begin like it is broken JSON, or wrapped in a script.
  const kind = begins === "text" && /\.(?:json|ndjson|jsonl|geojson)(?:\.gz)?$/i.test(name) ? "json" : begins;
  const refused = REFUSED[kind];
  if (refused) throw new Error(refused);
  within(file, kind === "text" ? MOST.text : MOST.other);
  switch (kind) {
    case "gzip":
      if (inflated) throw new Error("it is gzipped twice: unpack it once");
      return readOwn(await gunzip(file, read), name, settings, {read, batch}, true);
    case "parquet":
      return readParquetFile(await file.arrayBuffer());
    case "arrow-file":
    case "arrow-stream":
      return readArrow(new Uint8Array(await file.arrayBuffer()));
    case "zip": {
      const {blob, sheets, sheet, notes} = await sheetText(file, settings);
      const report = await readCsv(blob, {...settings, delimiter: ",", byRecord: true}, {read, batch});
      return {
        text: {...report, encoding: "", sheets, sheet},
        note: [...notes, ...report.notes].join(" ") || null
      };
    }
    case "json": {
      const {blob, note} = await textOf(file, settings);
      const json = readJson(await blob.text(), name);
      return {...json, note: [note, json.note].filter(Boolean).join(" ") || null};
    }
    default: {
      const {blob, note, encoding} = await textOf(file, settings);
      const report = await readCsv(blob, settings, {read, batch});
      return {
        text: {...report, encoding, sheets: [], sheet: null},
        note: [note, ...report.notes].filter(Boolean).join(" ") || null
      };
    }
  }
}
