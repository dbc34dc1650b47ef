import {Findings} from "../diagnostics/findings.js";
import {readCsv} from "../record/csv.js";
import {decode} from "../record/decode.js";
import {SourceError} from "./http/error.js";
import type {Answer} from "./http/provenance.js";

/** A cell of a publisher's table: its text, `""` where it is empty, and its place. */
export interface GridCell {
  text: string;
  line: number;
  column: number;
}

/** A publisher's CSV as rows of cells, the header among them; a byte order mark is no part of it. Throws SourceError `schema-changed`. */
export function gridOf({bytes, provenance: {address}}: Answer): GridCell[][] {
  const decoded = decode(bytes);
  if ("fault" in decoded)
    throw new SourceError("schema-changed", address, decoded.fault.message, `line ${decoded.position.line}`);
  const findings = new Findings();
  const rows = readCsv(decoded.text, (code, {line, column}, message, expected) =>
    findings.report(code, {file: address, line, column}, message, expected)
  );
  const [first] = findings.sorted();
  if (first)
    throw new SourceError("schema-changed", address, first.message, `line ${first.line}, column ${first.column}`);
  return (rows ?? []).map((row) =>
    row.map((cell) => ({text: cell.kind === "text" ? cell.text : "", line: cell.line, column: cell.column}))
  );
}

/** A whole number with or without thousands separators (`-1,234`); null when the text is anything else or not exact. */
export function wholeNumber(text: string): number | null {
  const bare = text.trim();
  if (!/^-?(?:\d+|\d{1,3}(?:,\d{3})+)$/.test(bare)) return null;
  const value = Number(bare.replaceAll(",", ""));
  return Number.isSafeInteger(value) ? value : null;
}
