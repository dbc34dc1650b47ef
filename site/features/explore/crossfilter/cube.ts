import {type Mask, maskOf, NOTHING, type Pick} from "./filter.js";
import type {Slices} from "./slices.js";
import type {Profile} from "./profile.js";

/** What a column's chart draws: a bar a slot, no value and odd numbers each a slot after the bars. */
export interface Slots {
  count: number;
  /** The slot of each code. */
  of: Uint8Array;
}

function slotsOf({edges, sizes, main}: Profile): Slots {
  const of = Uint8Array.from(sizes, (_, code) => code);
  if (!edges) return {count: sizes.length, of};
  const bars = edges.bars.length - 1;
  for (let bar = 0; bar < bars; bar++) of.fill(bar, edges.bars[bar], edges.bars[bar + 1]);
  for (let code = main; code < sizes.length; code++) of[code] = bars + code - main;
  return {count: bars + sizes.length - main, of};
}

/**
 * All that a brush over one column can ask. For every other column and every code of the active one: how many rows lie below that
 * code and in a slot of the other, among those that pass the filters of all columns but these two.
 */
export interface Cube {
  active: number;
  /** How many rows have each code of the active column, among those that pass the filters of the others. */
  sizes: Uint32Array;
  /** For each column sums of `codes + 1` rows of slots; null for the active one and for those that are only counted. */
  sums: readonly (Uint32Array | null)[];
}

/** Rows are taken in blocks that stay in the processor's cache while every column goes over them. */
const BLOCK = 1 << 14;

/** Counts all rows once. `masks` are the filters; the active column's own is not asked. */
function* cubeOf(
  active: number,
  profiles: readonly Profile[],
  slots: readonly Slots[],
  masks: readonly Mask[],
  rowCount: number
): Slices<Cube> {
  const lead = profiles[active]!.codes!;
  const codeCount = profiles[active]!.sizes.length;
  const sizes = new Uint32Array(codeCount);
  const passive = profiles.flatMap(({codes}, column) => (codes && column !== active ? [column] : []));
  const sums = profiles.map((_, column) =>
    passive.includes(column) ? new Uint32Array((codeCount + 1) * slots[column]!.count) : null
  );
  const filtered = passive.filter((column) => masks[column]);

  /** For a block: the rows that all let pass, and for each filtered column those that it alone stops. */
  const pass = new Uint32Array(BLOCK);
  const stopped = filtered.map(() => new Uint32Array(BLOCK));
  const stops = new Uint32Array(filtered.length);
  for (let from = 0; from < rowCount; from += BLOCK, yield) {
    const to = Math.min(rowCount, from + BLOCK);
    let passes = 0;
    stops.fill(0);
    for (let row = from; row < to; row++) {
      let by = -1;
      let count = 0;
      for (let index = 0; index < filtered.length && count < 2; index++) {
        const column = filtered[index]!;
        if (masks[column]![profiles[column]!.codes![row]!]) continue;
        by = index;
        count++;
      }
      if (count === 0) pass[passes++] = row;
      else if (count === 1) stopped[by]![stops[by]!++] = row;
    }
    for (let index = 0; index < passes; index++) sizes[lead[pass[index]!]!]!++;
    for (const column of passive) {
      const {codes} = profiles[column]!;
      add(sums[column]!, lead, codes!, slots[column]!, pass, passes);
      const own = filtered.indexOf(column);
      if (own >= 0) add(sums[column]!, lead, codes!, slots[column]!, stopped[own]!, stops[own]!);
    }
  }
  for (const column of passive) accumulate(sums[column]!, slots[column]!.count);
  return {active, sizes, sums};
}

function add(
  sums: Uint32Array,
  lead: Uint8Array,
  codes: Uint8Array,
  {count, of}: Slots,
  rows: Uint32Array,
  length: number
): void {
  for (let index = 0; index < length; index++) {
    const row = rows[index]!;
    sums[(lead[row]! + 1) * count + of[codes[row]!]!]!++;
  }
}

function accumulate(sums: Uint32Array, count: number): void {
  for (let at = count; at < sums.length; at++) sums[at]! += sums[at - count]!;
}

/** How many rows pass all filters, and how many stand in each slot of each column (null where nothing is drawn). */
export interface Counts {
  count: number;
  slots: (Uint32Array | null)[];
}

/** Room for the counts, to be filled again with every move. */
const countsFor = (profiles: readonly Profile[], slots: readonly Slots[]): Counts => ({
  count: 0,
  slots: profiles.map(({codes}, column) => (codes ? new Uint32Array(slots[column]!.count) : null))
});

/** Fills in the counts when the active column lets `mask` pass: a look per slot and run of codes, none per row. */
function countUnder({active, sizes, sums}: Cube, mask: Mask, {of}: Slots, into: Counts): Counts {
  const runs: number[] = [];
  let count = 0;
  for (let code = 0; code < sizes.length; code++) {
    if (mask && !mask[code]) continue;
    count += sizes[code]!;
    if (runs.length && runs.at(-1) === code) runs[runs.length - 1] = code + 1;
    else runs.push(code, code + 1);
  }
  into.count = count;
  for (const [column, slots] of into.slots.entries()) {
    if (!slots) continue;
    slots.fill(0);
    const sum = sums[column];
    if (column === active) for (let code = 0; code < sizes.length; code++) slots[of[code]!]! += sizes[code]!;
    else if (sum)
      for (let run = 0; run < runs.length; run += 2)
        for (let slot = 0; slot < slots.length; slot++)
          slots[slot]! += sum[runs[run + 1]! * slots.length + slot]! - sum[runs[run]! * slots.length + slot]!;
  }
  return into;
}

/** Picks, cube and counts of some profiled columns: what the charts show, without a page. */
export class Board {
  readonly slots: readonly Slots[];
  readonly counts: Counts;
  /** The rows in each slot when nothing is picked. */
  readonly all: readonly (Uint32Array | null)[];
  picks: Pick[];
  #cube: Cube | null = null;

  constructor(
    readonly profiles: readonly Profile[],
    readonly rowCount: number
  ) {
    this.slots = profiles.map(slotsOf);
    this.counts = countsFor(profiles, this.slots);
    this.picks = profiles.map(() => NOTHING);
    for (const [column, slots] of this.counts.slots.entries())
      if (slots) profiles[column]!.sizes.forEach((size, code) => (slots[this.slots[column]!.of[code]!]! += size));
    this.counts.count = rowCount;
    this.all = this.counts.slots.map((slots) => slots && Uint32Array.from(slots));
  }

  /** The column whose moves can be counted now, or -1. */
  get active(): number {
    return this.#cube?.active ?? -1;
  }

  /** Picks in a column. The cube of another column rests on what was picked here before, and is dropped. */
  pick(column: number, pick: Pick): void {
    this.picks[column] = pick;
    if (this.active !== column) this.#cube = null;
  }

  /** Replaces all picks. */
  replace(picks: Pick[]): void {
    this.picks = picks;
    this.#cube = null;
  }

  /** Counts all rows once, for moves of one column. What is picked elsewhere must stay meanwhile, or the work be dropped. */
  *activate(column: number): Slices<void> {
    const masks = this.profiles.map((profile, column) => maskOf(profile, this.picks[column]!));
    this.#cube = yield* cubeOf(column, this.profiles, this.slots, masks, this.rowCount);
  }

  /** Brings the counts to the picks; false when the active column's cube is not there. */
  count(): boolean {
    if (!this.#cube) return false;
    const {active} = this.#cube;
    countUnder(this.#cube, maskOf(this.profiles[active]!, this.picks[active]!), this.slots[active]!, this.counts);
    return true;
  }
}
