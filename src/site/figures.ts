import {parseHTML} from "linkedom";
import {figureBlock} from "../components/figureblock.js";
import type {FigureMaker} from "../components/figure.js";
import {FIGURES} from "../components/figures.js";
import type {Block} from "./blocks.js";
import {cellFigures} from "./cells.js";
import type {Site} from "./site.js";

const {document} = parseHTML("<!DOCTYPE html><html><body></body></html>");

/** Every figure of the site by its id: the story's, then the default views of the notebooks. */
export const allFigures: Readonly<Record<string, FigureMaker>> = {...FIGURES, ...cellFigures};

/** Draws a figure by its id, whole. Throws a RangeError for an id that there is no figure of, and for a row that the record lacks. */
export function drawFigure(id: string, {tables}: Pick<Site, "tables">): Block {
  const make = allFigures[id];
  if (!make) throw new RangeError(`there is no figure ${id}; there are ${Object.keys(allFigures).join(", ")}`);
  const figure = make(tables);
  return {body: figureBlock(figure, {document, sources: tables.sources}), row_ids: figure.row_ids};
}
