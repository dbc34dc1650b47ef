import type {FigureMaker} from "./figure.js";
import {lawFigure} from "./law/law.js";
import {FLOW} from "../story/places.js";

/** Every figure of the story by its id, in the order in which the story shows them; the first is its share image. */
export const FIGURES: Readonly<Record<string, FigureMaker>> = {
  "law-on-any-date": (tables) => lawFigure(tables, {flow: FLOW})
};
