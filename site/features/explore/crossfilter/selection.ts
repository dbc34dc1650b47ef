import {type Mask, filterOf, maskOf, type Filter, type Pick, whereOf} from "./filter.js";
import type {Profile} from "./profile.js";
import {ofAll} from "./words.js";

/** What is picked at one moment; it keeps its meaning when the charts move on. */
export interface Selection {
  /** Rows that pass all filters. */
  readonly count: number;
  readonly total: number;
  /** "12,345 of 1,000,000 rows". */
  readonly words: string;
  /** A brush is still held; another selection follows when it rests. */
  readonly moving: boolean;
  /** Plain JSON, for a link. */
  readonly filters: Filter[];
  /** A condition for DuckDB; null without filters. */
  readonly where: string | null;
  /** Whether a row passes. */
  has: (row: number) => boolean;
  /** The numbers of the rows that pass, ascending, from the `from`th of them and `limit` at most: one scan. */
  rows: (from?: number, limit?: number) => Uint32Array;
}

export interface Moment {
  profiles: readonly Profile[];
  picks: readonly Pick[];
  /** Null when it is to be found by going over the rows. */
  count: number | null;
  total: number;
  noun: string;
  moving: boolean;
}

/** What costs more than a look is computed when it is asked for. */
export function selectionOf({profiles, picks, count: known, total, noun, moving}: Moment): Selection {
  const asked = profiles.flatMap((profile, column): {codes: Uint8Array; mask: NonNullable<Mask>}[] => {
    const mask = maskOf(profile, picks[column]!);
    return mask && profile.codes ? [{codes: profile.codes, mask}] : [];
  });
  const has = (row: number) => row >= 0 && row < total && asked.every(({codes, mask}) => mask[codes[row]!] === 1);
  let count = known ?? 0;
  if (known === null) for (let row = 0; row < total; row++) if (has(row)) count++;
  return {
    count,
    total,
    words: ofAll(count, total, noun),
    moving,
    get filters() {
      return profiles.flatMap((profile, column) => filterOf(profile, picks[column]!) ?? []);
    },
    get where() {
      return whereOf(profiles, picks);
    },
    has,
    rows(from = 0, limit = Infinity) {
      const found = new Uint32Array(Math.max(0, Math.min(limit, count - from)));
      let passed = 0;
      for (let row = 0, at = 0; row < total && at < found.length; row++)
        if (has(row) && passed++ >= from) found[at++] = row;
      return found;
    }
  };
}
