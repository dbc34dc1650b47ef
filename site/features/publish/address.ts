import {createHash} from "node:crypto";
import {en} from "../../words/en.js";
import {words} from "../../words/words.js";

/**
 * The address of a path of the site, for a file of it: absolute where the site's own address is known, else relative to that file.
 * @param path from the site's root, with or without a leading `/`
 * @param from the file's own path from the site's root
 */
export function addressFrom(path: string, {origin, from}: {origin: string | null; from: string}): string {
  const plain = path.replace(/^\//, "");
  if (origin !== null) return new URL(plain, origin).href;
  return `${"../".repeat(from.split("/").length - 1)}${plain}` || "./";
}

/** The folder of the language that is spoken, from the site's root: empty for English. */
export const languageFolder = (): string => (words().code === en.code ? "" : `${words().code}/`);

const NAMESPACE = Buffer.from("6ba7b8109dad11d180b400c04fd430c8", "hex");

/** The same name gives the same UUID (version 5, RFC 9562, section 5.5), whatever address the site is published at. */
export function uuidOf(name: string): string {
  const bytes = createHash("sha1").update(NAMESPACE).update(name).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
