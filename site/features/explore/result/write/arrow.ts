import {tableToIPC} from "@uwdata/flechette";
import type {Result} from "../result.js";

/** A result as an Arrow file, its columns as the engine gave them. */
export function arrowOf({table}: Result): Uint8Array {
  return tableToIPC(table, {format: "file"}) as Uint8Array;
}
