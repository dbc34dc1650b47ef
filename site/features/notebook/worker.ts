/* The worker in which the notebooks' cells run, with Arquero and the tables. */
import * as arquero from "arquero";
import {serveCells} from "../../sandbox/worker.js";
import {evaluate, outcomeOf, tableOf, type Arquero, type ArqueroTable, type CellAsk} from "./evaluate.js";

const aq = arquero as unknown as Arquero;
const tables: Record<string, ArqueroTable> = {};

serveCells(({source, inputs, most, tables: given}: CellAsk, begin) => {
  for (const [name, table] of Object.entries(given ?? {})) tables[name] = tableOf(aq, table);
  begin();
  return {said: outcomeOf(evaluate(source, {aq, tables, inputs}), most)};
});
