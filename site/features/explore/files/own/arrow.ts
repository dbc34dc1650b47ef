import {tableFromIPC, tableToIPC} from "@uwdata/flechette";
import type {OwnRead} from "../messages.js";

/** An Arrow file or stream. Throws for one that is broken, or compressed. */
export function readArrow(bytes: Uint8Array): OwnRead {
  try {
    const table = tableFromIPC(bytes, {useBigInt: true, useDecimalInt: true});
    if (!table.numCols) throw new Error("it has no columns");
    // Read every column's ends: what is cut short is known now, and not inside the engine.
    for (let column = 0; column < table.numCols; column++)
      for (const row of [0, table.numRows - 1]) if (row >= 0) table.getChildAt(column).at(row);
    return {stream: tableToIPC(table, {format: "stream"}) as Uint8Array, select: "*", note: null};
  } catch (error) {
    throw new Error(`it begins like Arrow, and could not be read: ${(error as Error).message}`);
  }
}
