import type {Site} from "../story/story.js";
import {parseHTML} from "linkedom";
import {figureBlock} from "../charts/figureblock.js";
import type {Block} from "../ui/block.js";

const {document} = parseHTML("<!DOCTYPE html><html><body></body></html>");

/** Draws a figure by its id, whole; `folded`, its picture opens under its title. Throws a RangeError for an id that there is no figure of, and for a row that the record lacks. */
export function drawFigure(
  id: string,
  {tables, figures}: Pick<Site, "tables" | "figures">,
  {folded = false}: {folded?: boolean} = {}
): Block {
  const make = figures[id];
  if (!make) throw new RangeError(`there is no figure ${id}; there are ${Object.keys(figures).join(", ")}`);
  const figure = make(tables);
  return {body: figureBlock(figure, {document, sources: tables.sources, folded})};
}
