/** What a page's policy allows beyond its own origin's files and styles, by what the page loads. */
export interface PageNeeds {
  /** It has cells: their libraries add style elements and attributes, and show files of the reader's as `blob:`. */
  cells: boolean;
  /** A library compiles text. */
  evaluates: boolean;
  /** A library compiles WebAssembly. */
  compiles: boolean;
  /** A library starts workers. */
  works: boolean;
}

const EVALUATES = /\/_npm\/(?:arquero|vega|vega-lite|vega-lite-api)@/;
const COMPILES = /\/_npm\/(?:@duckdb\/duckdb-wasm|sql\.js|@viz-js\/viz)@/;
const WORKS = /\/_npm\/@duckdb\/duckdb-wasm@/;

/** What a page needs, from the addresses of the modules that it loads at once and the text of its cells. */
export function pageNeeds(modules: readonly string[], scripts: readonly string[]): PageNeeds {
  const loads = [...modules, ...scripts].join("\n");
  return {
    cells: scripts.some((script) => /\bdefine\(\{id: /.test(script)),
    evaluates: EVALUATES.test(loads),
    compiles: COMPILES.test(loads),
    works: WORKS.test(loads)
  };
}
