import type {Figure} from "../../../site/charts/figure.js";
import {openSite} from "../../../site/framework/preset.js";
import type {Site} from "../../../site/story/story.js";
import {story} from "../../../src/story.js";
import {builtTables} from "../../tools/site.js";

/** The story's record and figures. */
export const storySite = async (): Promise<Site> => openSite(story, await builtTables("data"));

export const figuresOf = ({tables, figures}: Site): Figure[] => Object.values(figures).map((make) => make(tables));
