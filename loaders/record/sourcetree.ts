/** A spot in a file whose name is known from elsewhere; counts as `Place` does. */
export interface Spot {
  line: number;
  column: number;
}

/**
 * What a file holds before a column gives it a type. Both YAML and CSV are read into this, so that one parser of values serves both.
 * `comment` is what follows ` #` in the line of a text without quotes: it may be the rest of the text.
 */
export type Cell =
  /** Nothing was written: an empty unquoted CSV cell, or YAML's `null`, `~` or nothing. */
  | ({kind: "empty"; comment?: string} & Spot)
  | ({kind: "text"; text: string; comment?: string} & Spot)
  | ({kind: "list"; items: Cell[]} & Spot)
  | Mapping;

export interface Mapping extends Spot {
  kind: "mapping";
  entries: {name: string; at: Spot; cell: Cell}[];
}

/** What a cell is, in words. */
export const kindInWords = (cell: Cell): string =>
  ({empty: "an empty cell", text: "a single value", list: "a list", mapping: "a mapping of names to values"})[
    cell.kind
  ];
