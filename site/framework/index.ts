/** What `observablehq.config.ts` and the build need for pages with code cells, offline. */
export {cells, tableSources, type CellOptions} from "./cells.js";
export {prepareOfflineCache, serveLibraries} from "./libraries.js";
export {pageNeeds, type PageNeeds} from "./policy.js";
export {prerender, type PrerenderOptions} from "./prerender.js";

/** DuckDB's extensions come from another origin; ours needs none. */
export const duckdb = {extensions: {json: null, parquet: null}};
