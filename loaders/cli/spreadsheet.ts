import {readFile} from "node:fs/promises";
import {basename} from "node:path";
import {answerOfFile, type Answer} from "../sources/http/provenance.js";
import {SHEET_HOSTS, SHEET_TYPES, sheetAddress} from "../sources/sheet/address.js";
import {formatDiagnostics} from "../diagnostics/format.js";
import {MapError, readColumnMap, type ColumnMap} from "../sources/sheet/columnmap.js";
import {clientOf, type NetworkOptions} from "./network.js";

/** The bytes of a file; what `usage` does where there is none. */
export const fileOr = (path: string, usage: (message: string) => never): Promise<Buffer> =>
  readFile(path).catch(() => usage(`there is no file ${path}`));

/** The column map in a file; one that is not right is printed with its places, and the rest is for `usage`. */
export async function mapOf(path: string, usage: (message: string) => never): Promise<ColumnMap> {
  const text = (await fileOr(path, usage)).toString("utf8");
  try {
    return readColumnMap(text, path);
  } catch (error) {
    if (!(error instanceof MapError)) throw error;
    process.stderr.write(`${formatDiagnostics(error.diagnostics, () => text)}\n\n`);
    return usage("the map is not right");
  }
}

/** A spreadsheet as it came: a file, or an address, asked as any source is. Throws a SourceError. */
export async function spreadsheet(
  place: string,
  options: NetworkOptions,
  usage: (message: string) => never
): Promise<Answer> {
  if (!/^https?:\/\//i.test(place)) return answerOfFile(basename(place), await fileOr(place, usage), new Date());
  if (!URL.canParse(place)) return usage(`${place} is not an address`);
  const address = sheetAddress(place);
  const {origin, hostname} = new URL(address);
  return clientOf(options, {base: origin, interval: 1_000}, hostname === "docs.google.com" ? SHEET_HOSTS : []).get(
    address,
    SHEET_TYPES
  );
}
