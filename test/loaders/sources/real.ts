import {readFileSync} from "node:fs";
import {join} from "node:path";
import {gunzipSync} from "node:zlib";

/** The bytes of a file as its publisher made it, unpacked: see `real/README.md`. */
export function real(name: string): Buffer {
  const bytes = readFileSync(join(import.meta.dirname, "real", name));
  return name.endsWith(".gz") ? gunzipSync(bytes) : bytes;
}
