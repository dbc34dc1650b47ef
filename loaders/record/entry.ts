import type {Place} from "../diagnostics/position.js";
import type {Entry} from "./record.js";
import type {Row} from "../schema/table.js";

/** A row with its places. What has no place of its own (`binds.3`, a derived column) stands where the nearest thing around it does. */
export function entryOf(row: Row, places: ReadonlyMap<string, Place>, whole: Place): Entry<Row> {
  return {
    row,
    placeOf(column = "") {
      for (let path = column; path; path = path.slice(0, Math.max(0, path.lastIndexOf(".")))) {
        const place = places.get(path);
        if (place) return place;
      }
      return whole;
    }
  };
}
