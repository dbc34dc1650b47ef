import {csvLine, csvText} from "../dataset/csvline.js";
import type {Provenance} from "./http/provenance.js";

/** One value of a publisher's table, with all that a row of `observations` needs and where it came from. */
export interface SourcedObservation {
  /** The publisher's name of what is counted. */
  variable: string;
  /** EDTF. */
  period: string;
  geography: string;
  dimension: string | null;
  value: number;
  /** A word of the record's `units`. */
  unit: string;
  definition: string;
  /** Table, row and column in the source. */
  locator: string;
  provenance: Provenance;
}

/** Something about a publisher's table that a person should know: a total that does not add up, a cell that is no number. */
export interface Doubt {
  code: "total-differs" | "cell-unread" | "column-unread";
  /** `file:line:column`, as far as it is known. */
  place: string;
  message: string;
}

/** What was read of a publisher's table; nothing is dropped without a doubt. */
export interface Tidy {
  observations: SourcedObservation[];
  doubts: Doubt[];
}

const COLUMNS = [
  "variable",
  "period",
  "geography",
  "dimension",
  "value",
  "unit",
  "definition",
  "locator",
  "address",
  "fetched",
  "sha256"
] as const;

/** Observations as CSV, provenance on every row; null is an empty cell. */
export function observationsCsv(observations: readonly SourcedObservation[]): string {
  const lines = observations.map(({provenance, ...row}) => {
    const flat: Record<(typeof COLUMNS)[number], string | number | null> = {...row, ...provenance};
    return csvLine(COLUMNS.map((name) => csvText(flat[name])));
  });
  return `${[COLUMNS.join(","), ...lines].join("\n")}\n`;
}
