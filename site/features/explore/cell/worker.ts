/* The worker that runs one cell of the workbench over one result. */
import * as arquero from "arquero";
import {serveCells} from "../../../sandbox/worker.js";
import {encodeOutput, type CellOutput, type CellValue} from "./encodeoutput.js";
import type {OutputColumn} from "./outputcolumn.js";
import {evaluate} from "./evaluate.js";
import {decodeInput, type CellAsk, type CellInput, type Columns} from "./input.js";
import {cellScope, pictureOf} from "./scope.js";

const table = arquero.table as unknown as (columns: Columns) => unknown;

/** So many values that a cell displays are sent. */
const MOST_SHOWN = 20;

function encoded(value: unknown, most: number): CellValue {
  const picture = pictureOf(value);
  if (!picture) return encodeOutput(value, most);
  const {title, about} = picture;
  return {kind: "picture", markup: picture.markup(), title, about, notes: []};
}

async function run({source, most, width, tables, all, files}: CellAsk, begin: () => void): Promise<CellOutput> {
  const notes: string[] = [];
  const note = (words: string) => {
    if (!notes.includes(words)) notes.push(words);
  };
  const read = (input: CellInput) => table(decodeInput(input, (words) => notes.push(words)));
  try {
    const result = read(tables);
    const results = all.map(read);
    const {names, shown} = cellScope(width, files, note);
    begin();
    const value = await evaluate(source, {...names, result, results, aq: arquero, op: arquero.op});
    if (shown.length) {
      const values = shown.slice(0, MOST_SHOWN).map((one) => encoded(one, most));
      return {kind: "several", values, notes};
    }
    const output = encoded(value, most);
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
  const tables = (said.kind === "several" ? said.values : [said]).flatMap((one): OutputColumn[] =>
    one.kind === "table" ? one.columns : []
  );
  const parts = tables.flatMap(({values, offsets, valid}) => [values, offsets, valid]);
  return {said, transfer: parts.flatMap((part) => (part ? [part.buffer as ArrayBuffer] : []))};
});
