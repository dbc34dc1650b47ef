/* The worker that runs one cell of the workbench over one result. */
import * as arquero from "arquero";
import {serveCells} from "../../../sandbox/worker.js";
import {encodeOutput, type CellOutput} from "./encodeoutput.js";
import {evaluate} from "./evaluate.js";
import {decodeInput, type CellAsk, type Columns} from "./input.js";

const table = arquero.table as unknown as (columns: Columns) => unknown;

async function run({source, most, tables}: CellAsk, begin: () => void): Promise<CellOutput> {
  const notes: string[] = [];
  try {
    const result = table(decodeInput(tables, (note) => notes.push(note)));
    begin();
    const output = encodeOutput(await evaluate(source, {result, aq: arquero, op: arquero.op}), most);
    return {...output, notes: [...notes, ...output.notes]};
  } catch (error) {
    const {message, line} = error as {message?: unknown; line?: unknown};
    return {
      kind: "error",
      message: typeof message === "string" ? message : String(error),
      line: typeof line === "number" ? line : null,
      notes
    };
  }
}

serveCells(async (ask: CellAsk, begin) => {
  const said = await run(ask, begin);
  const parts =
    said.kind === "table" ? said.columns.flatMap(({values, offsets, valid}) => [values, offsets, valid]) : [];
  return {said, transfer: parts.flatMap((part) => (part ? [part.buffer as ArrayBuffer] : []))};
});
