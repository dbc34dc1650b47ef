import type {Code} from "../diagnostics/codes.js";
import type {Position} from "../diagnostics/diagnostic.js";

/**
 * What a file holds before a column gives it a type. Both YAML and CSV are read into this, so that one parser of values serves both.
 * `comment` is what follows ` #` in the line of a text without quotes: it may be the rest of the text.
 */
export type Cell =
  /** Nothing was written: an empty unquoted CSV cell, or YAML's `null`, `~` or nothing. */
  | ({kind: "empty"; comment?: string} & Position)
  | ({kind: "text"; text: string; comment?: string} & Position)
  | ({kind: "list"; items: Cell[]} & Position)
  | Mapping;

export interface Mapping extends Position {
  kind: "mapping";
  entries: {name: string; at: Position; cell: Cell}[];
}

/** What a cell is, in words. */
export const formatKind = (cell: Cell): string =>
  ({empty: "an empty cell", text: "a single value", list: "a list", mapping: "a mapping of names to values"})[
    cell.kind
  ];

/** Reports a fault at a position of the file that is being read. */
export type FileReport = (code: Code, position: Position, message: string, expected: string) => void;
