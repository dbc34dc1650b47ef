import {readFileSync} from "node:fs";
import {join} from "node:path";
import * as arquero from "arquero";
import type {Figure, FigureMaker, Tables} from "../../charts/figure.js";
import type {AnyCell, Cell, Story, Values} from "../../story/story.js";
import {GIVEN} from "./cell.js";
import {defaultsOf} from "./inputs.js";
import {columnsOf, evaluate, outcomeOf, tableOf, type Arquero, type Outcome} from "./evaluate.js";

const aq = arquero as unknown as Arquero;
type Cells = Pick<Story, "notebooks" | "notebookFolder">;

/** Every cell of a story's notebooks by its id. */
export const cellsOf = ({notebooks}: Pick<Story, "notebooks">): ReadonlyMap<string, AnyCell> =>
  new Map(notebooks.flatMap(({cells}) => cells).map((cell) => [cell.id, cell]));

/** The text of a file of the notebooks: what is shown is what runs. */
export const notebookFile = ({notebookFolder}: Pick<Story, "notebookFolder">, path: string): string =>
  readFileSync(join(notebookFolder, path), "utf8");

/** Runs a cell's code here, on the tables that it would have in a page. */
export function runCell(
  story: Pick<Story, "notebookFolder">,
  cell: AnyCell,
  tables: Tables,
  values: Values = defaultsOf(cell.inputs(tables))
): Outcome {
  const given = Object.fromEntries(GIVEN.map((name) => [name, tableOf(aq, columnsOf(tables[name]))]));
  return outcomeOf(evaluate(notebookFile(story, cell.code), {aq, tables: given, inputs: values}));
}

/** A cell's figure of some values of its inputs, its defaults without. */
export function cellFigure(
  story: Pick<Story, "notebookFolder">,
  cell: AnyCell,
  tables: Tables,
  values: Values = defaultsOf(cell.inputs(tables))
): Figure {
  return (cell as unknown as Cell).figure(runCell(story, cell, tables, values).rows, {tables, values});
}

/** The notebooks' default views, as figures of the site. */
export const cellFigures = (story: Cells): Readonly<Record<string, FigureMaker>> =>
  Object.fromEntries(
    [...cellsOf(story)].map(([id, cell]) => [id, (tables: Tables) => cellFigure(story, cell, tables)])
  );
