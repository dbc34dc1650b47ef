import type {Observation} from "../../../loaders/schema/tables/observations.js";
import {provenance} from "../../charts/provenance.js";
import type {NotebookTables} from "../../story/story.js";

/** The tables that a cell's code knows, by their names. */
export const GIVEN = ["observations", "series", "units"] as const;

/** What a figure rests on, from the ids of its rows. Throws a RangeError for an id that no observation has. */
export function resting(ids: Iterable<string>, {observations}: NotebookTables): ReturnType<typeof provenance> {
  const wanted = new Set(ids);
  const found = observations.filter(({id}) => wanted.has(id));
  if (found.length !== wanted.size) {
    const known = new Set(found.map(({id}) => id));
    throw new RangeError(`there is no row ${[...wanted].find((id) => !known.has(id))}`);
  }
  return provenance(found);
}

/** The observations of a series, in order. Throws a RangeError where there are none. */
export function seriesRows({observations}: NotebookTables, id: string): readonly Observation[] {
  const found = observations.filter(({series_id}) => series_id === id);
  if (found.length === 0) throw new RangeError(`there is no series ${id}`);
  return found;
}
