import {builtPages} from "../../site/cli/builtpages.js";
import {some} from "../tools/rounds.js";
import {whenBuilt} from "../tools/whenbuilt.js";

export * from "../../site/cli/builtpages.js";

await whenBuilt();

/** The built pages that are opened one after the other: all in the long run; in a quick one those of the root, and of each folder two. */
export const openedPages = () => some(builtPages(), 2, ({path}) => /^.+\//.exec(path.slice(1))?.[0] ?? path);
