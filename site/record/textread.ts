import type {Source} from "../../loaders/schema/tables/sources.js";
import {READS, type Read} from "../../loaders/schema/common.js";

/** A row that says what it rests on; an order says itself how much of its text was read. */
export interface Sourced {
  read?: Read | null;
  source_id?: string;
  source_ids?: readonly string[];
}

const indexes = new WeakMap<readonly Source[], ReadonlyMap<string, Read | null>>();

/** How much of a row's text was read: as the row itself says, or else the most that was read of any of its sources; null where nobody noted it. */
export function textRead(row: Sourced, sources: readonly Source[]): Read | null {
  if (row.read !== undefined) return row.read;
  const known = indexes.get(sources) ?? new Map(sources.map(({id, read}) => [id, read]));
  indexes.set(sources, known);
  const reads = [...(row.source_id === undefined ? [] : [row.source_id]), ...(row.source_ids ?? [])].map((id) =>
    known.get(id)
  );
  return READS.find((read) => reads.includes(read)) ?? null;
}
