import {builtPages} from "../../site/cli/builtpages.js";
import {some} from "../tools/rounds.js";

export * from "../../site/cli/builtpages.js";

/** The built pages that are opened one after the other: all in the long run; in a quick one those of the root, and of each folder three. */
export const openedPages = () => some(builtPages(), 3, ({path}) => /^.+\//.exec(path.slice(1))?.[0] ?? path);
