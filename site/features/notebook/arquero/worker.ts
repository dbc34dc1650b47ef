/* The worker inside the frame: Arquero, the tables, and the cell that runs. It can be ended from outside, which a frame cannot. */
import * as arquero from "arquero";
import {evaluate, outcomeOf, tableOf, type Arquero, type ArqueroTable} from "./evaluate.js";
import type {Answer, Ask, Outcome} from "./protocol.js";

const aq = arquero as unknown as Arquero;
const tables: Record<string, ArqueroTable> = {};
const answer = (said: Answer) => postMessage(said);
const NONE: Outcome = {columns: [], rows: [], total: 0};

function take(handed: Extract<Ask, {kind: "tables"}>["tables"]): Outcome {
  for (const [name, table] of Object.entries(handed)) {
    if (table) tables[name] = tableOf(aq, table);
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the names are the page's
    else delete tables[name];
  }
  return NONE;
}

addEventListener("message", ({data}: MessageEvent<Ask>) => {
  const {id} = data;
  try {
    if (data.kind === "run") answer({id, begun: true});
    answer({
      id,
      outcome:
        data.kind === "run"
          ? outcomeOf(evaluate(data.source, {aq, tables, inputs: data.inputs}), data.most)
          : take(data.tables)
    });
  } catch (error) {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    answer({id, failure: {kind: "error", message}});
  }
});
