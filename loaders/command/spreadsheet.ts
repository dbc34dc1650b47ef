import {readFile} from "node:fs/promises";
import {basename} from "node:path";
import {answerOfFile, type Answer} from "../sources/http/provenance.js";
import {SHEET_HOSTS, SHEET_TYPES, sheetAddress} from "../sources/sheet/address.js";
import {clientOf, type NetworkOptions} from "./network.js";

/** The bytes of a file; what `usage` does where there is none. */
export const fileOr = (path: string, usage: (message: string) => never): Promise<Buffer> => readFile(path).catch(() => usage(`there is no file ${path}`));

/** A spreadsheet as it came: a file, or an address, asked as any source is. Throws a SourceError. */
export async function spreadsheet(place: string, options: NetworkOptions, usage: (message: string) => never): Promise<Answer> {
  if (!/^https?:\/\//i.test(place)) return answerOfFile(basename(place), await fileOr(place, usage), new Date());
  if (!URL.canParse(place)) return usage(`${place} is no address`);
  const address = sheetAddress(place);
  const {origin, hostname} = new URL(address);
  return clientOf(options, {base: origin, interval: 1_000}, hostname === "docs.google.com" ? SHEET_HOSTS : []).get(address, SHEET_TYPES);
}
