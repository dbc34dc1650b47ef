import {parseHTML} from "linkedom";
import {figureBlock} from "../components/figureblock.js";
import {FIGURES} from "../components/figures.js";
import type {Block} from "./blocks.js";
import type {Site} from "./site.js";

/** Draws a figure of the story by its id, for the page that is being built. */
export function drawFigure(id: string, {tables}: Site): Block {
  const make = FIGURES[id];
  if (!make) throw new RangeError(`there is no figure ${id}; there are ${Object.keys(FIGURES).join(", ")}`);
  const {document} = parseHTML("<!DOCTYPE html><html><body></body></html>");
  const figure = make(tables);
  return {body: figureBlock(figure, {document, sources: tables.sources}), row_ids: figure.row_ids};
}
