import {drawRanked, stateName, type Comparable, type DrawOptions} from "docketbook/client";
import type {PlaceRow} from "./placerow.js";

interface Shown extends DrawOptions {
  id: string;
  title: string;
  words: (row: PlaceRow) => string;
  log: boolean;
  series: readonly Comparable[];
}

/** A place by its code. */
export const placeName = (code: string): string => (code === "US" ? "United States" : stateName(code));
/** A place, and what of it where the record says. */
const named = ({geography, dimension}: PlaceRow): string =>
  dimension === undefined || dimension === "total" ? placeName(geography) : `${placeName(geography)}, ${dimension}`;

/** Places by rank, a dot each; the country's own row is the accent. */
export function drawPlaces(rows: readonly PlaceRow[], {words, log, series, ...options}: Shown): SVGSVGElement {
  return drawRanked({
    ...options,
    description: rows.map((row) => `${named(row)}: ${words(row)}`).join("; "),
    rows: rows.map((row) => ({
      name: named(row),
      value: row.value,
      unit: row.unit,
      series_id: row.series_id,
      words: words(row),
      accent: row.geography === "US",
      open: row.dimension !== undefined && row.dimension !== "total"
    })),
    log,
    series
  });
}
