import type {Figure} from "../../../site/charts/figure.js";
import {openSite} from "../../../site/framework/preset.js";
import type {Site} from "../../../site/story/story.js";
import {story} from "../../../src/story.js";
import {builtTables} from "../../tools/site.js";

let site: Promise<Site> | undefined;

/** The story's record and figures, read once a worker. */
export const storySite = (): Promise<Site> => (site ??= builtTables("data").then((tables) => openSite(story, tables)));

export const figuresOf = ({tables, figures}: Site): Figure[] => Object.values(figures).map((make) => make(tables));
