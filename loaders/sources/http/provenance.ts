import {createHash} from "node:crypto";

/** Where a row came from: on every row that a source gives. */
export interface Provenance {
  /** The address that was read; `file:NAME` for a file from this machine. */
  address: string;
  /** When these bytes were received (ISO 8601, UTC); of a file, when it was read. */
  fetched: string;
  /** SHA-256 of the bytes, in hexadecimal. */
  sha256: string;
}

/** The bytes of an answer or a file, and where they came from. */
export interface Answer {
  bytes: Uint8Array;
  provenance: Provenance;
}

/** SHA-256 in hexadecimal. */
export const sha256 = (data: Uint8Array | string): string => createHash("sha256").update(data).digest("hex");

/** The bytes of a file as an answer. Only the file's name is kept: a path says something about the machine. */
export const answerOfFile = (name: string, bytes: Uint8Array, now: Date): Answer => ({
  bytes,
  provenance: {address: `file:${name}`, fetched: now.toISOString(), sha256: sha256(bytes)}
});
