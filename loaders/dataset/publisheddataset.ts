import type {AsyncBuffer} from "hyparquet";
import {createHash} from "node:crypto";

/** A published copy, wherever it is. */
export interface Copy {
  /** A file by its path from the copy's folder: whole, or read by ranges; null where there is none. */
  read: (path: string) => Promise<Uint8Array | AsyncBuffer | null>;
  /** The paths of all files that are there; null where that cannot be known, as at an address. */
  list: (() => Promise<string[]>) | null;
}

const PIECE = 1 << 22;

/** Bytes as a file that is read by ranges. */
export const ranges = (file: Uint8Array | AsyncBuffer): AsyncBuffer =>
  file instanceof Uint8Array
    ? {byteLength: file.byteLength, slice: (from, to) => Uint8Array.from(file.subarray(from, to)).buffer}
    : file;

/** SHA-256 in hexadecimal, of a file that memory need not hold. */
export async function sha256(file: AsyncBuffer): Promise<string> {
  const hash = createHash("sha256");
  for (let from = 0; from < file.byteLength; from += PIECE)
    hash.update(new Uint8Array(await file.slice(from, Math.min(from + PIECE, file.byteLength))));
  return hash.digest("hex");
}
