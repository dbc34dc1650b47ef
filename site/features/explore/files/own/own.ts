import type {OwnRead} from "../messages.js";
import {readArrow} from "./arrow.js";
import {gunzip} from "./gzip.js";
import {readJson} from "./json.js";
import {kindOf, REFUSED} from "./kind.js";
import {readParquetFile} from "./parquet.js";
import {plainText} from "./text.js";

/** Text is read by the engine where it lies; everything else passes through memory. */
const MOST = {text: 2_000_000_000, other: 500_000_000};
const HEAD = 4096;

function within(file: Blob, most: number): void {
  if (file.size > most)
    throw new Error(
      `it has ${(file.size / 1e6).toFixed(0)} MB, and files of this kind are read up to ${most / 1e6} MB; take a part of it, or save it as CSV`
    );
}

/** A file of the reader's in a form that the engine takes. Throws, in words for the reader, what cannot be read. */
export async function readOwn(file: Blob, read: (bytes: number) => void, inflated = false): Promise<OwnRead> {
  const kind = kindOf(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()));
  const refused = REFUSED[kind];
  if (refused) throw new Error(refused);
  within(file, kind === "text" ? MOST.text : MOST.other);
  switch (kind) {
    case "gzip":
      if (inflated) throw new Error("it is gzipped twice");
      return readOwn(await gunzip(file, read), read, true);
    case "parquet":
      return readParquetFile(await file.arrayBuffer());
    case "arrow-file":
    case "arrow-stream":
      return readArrow(new Uint8Array(await file.arrayBuffer()));
    case "json": {
      const {blob, note} = await plainText(file);
      const json = readJson(await blob.text());
      return {...json, note: [note, json.note].filter(Boolean).join(" ") || null};
    }
    default: {
      const {blob, note} = await plainText(file);
      return {text: blob, note};
    }
  }
}
