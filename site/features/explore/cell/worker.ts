/* The worker that runs one cell of the workbench over one result, and ends. */
import * as arquero from "arquero";
import {evaluate} from "./evaluate.js";
import {givenBack} from "./giveback.js";
import {handedOver, type Columns} from "./handover.js";
import {BEGUN, type Ask, type Said} from "./protocol.js";

// The cell shares this scope: what it puts in the place of these is not used.
const say = globalThis.postMessage.bind(globalThis) as (said: unknown, transfer?: Transferable[]) => void;

const table = arquero.table as unknown as (columns: Columns) => unknown;

async function run({source, given, most}: Ask): Promise<Said> {
  const notes: string[] = [];
  try {
    const result = table(handedOver(given, (note) => notes.push(note)));
    say(BEGUN);
    const value = await evaluate(source, {result, aq: arquero, op: arquero.op});
    const back = givenBack(value, most);
    return {...back, notes: [...notes, ...back.notes]};
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

addEventListener(
  "message",
  ({data}: MessageEvent<Ask>) =>
    void run(data).then((said) =>
      say(
        said,
        said.kind === "table"
          ? said.columns.flatMap(({values, offsets, valid}) =>
              [values, offsets, valid].flatMap((part) => (part ? [part.buffer as ArrayBuffer] : []))
            )
          : []
      )
    ),
  {once: true}
);
