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
  | "json"
  | "text"
  | "binary"
  | "empty";

const starts = (bytes: Uint8Array, ...wanted: number[]) => wanted.every((byte, index) => bytes[index] === byte);
const ascii = (text: string) => Array.from(text, (character) => character.charCodeAt(0));

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
  const wide = starts(head, 0xff, 0xfe) || starts(head, 0xfe, 0xff);
  if (!wide && head.includes(0)) return "binary";
  const text = new TextDecoder(starts(head, 0xff, 0xfe) ? "utf-16le" : starts(head, 0xfe, 0xff) ? "utf-16be" : "utf-8")
    .decode(head)
    .trimStart();
  if (!text) return "empty";
  return /^[[{]/.test(text) ? "json" : "text";
}

/** What to say of a file that is no table, or none that is read here. */
export const REFUSED: Partial<Record<FileKind, string>> = {
  empty: "the file is empty",
  zip: "this is a ZIP archive, as spreadsheets (.xlsx, .ods) are too: unpack it, or save the sheet as CSV",
  ole: "this is an old Excel file (.xls): save the sheet as CSV",
  zstd: "this is compressed with Zstandard: decompress it, or compress it with gzip",
  sqlite: "this is a SQLite database: export the table as CSV",
  pdf: "this is a PDF: its tables must be taken out first",
  binary: "this is no table that could be read here: CSV, TSV, JSON, NDJSON, Parquet and Arrow are, also gzipped"
};
