import type {Value} from "./value.js";

/** A number as JavaScript writes it; those that JSON has no word for by the words that SQL has. */
function numberText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
  return Object.is(value, -0) ? "-0" : String(value);
}

const PRINTABLE = (byte: number) => byte >= 32 && byte < 127 && byte !== 92;
/** Bytes as SQL writes a blob. */
const bytesText = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) =>
    PRINTABLE(byte) ? String.fromCharCode(byte) : `\\x${byte.toString(16).toUpperCase().padStart(2, "0")}`
  ).join("");

/** A value as JSON; a number that a reader of JSON would not hold exactly is text. */
export function jsonText(value: Value): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return Number.isFinite(value) ? JSON.stringify(value) : `"${numberText(value)}"`;
  if (typeof value === "bigint") return `"${value}"`;
  if (typeof value === "string") return JSON.stringify(value);
  if (value instanceof Uint8Array) return JSON.stringify(bytesText(value));
  if (Array.isArray(value)) return `[${value.map((item) => jsonText(item as Value)).join(",")}]`;
  return `{${Object.entries(value)
    .map(([name, item]) => `${JSON.stringify(name)}:${jsonText(item)}`)
    .join(",")}}`;
}

/** A value as a cell of a table or a CSV holds it: as written, without separators of thousands; null is null, not empty text. */
export function valueText(value: Value): string | null {
  if (value === null) return null;
  if (typeof value === "number") return numberText(value);
  if (typeof value === "object") return value instanceof Uint8Array ? bytesText(value) : jsonText(value);
  return String(value);
}
