import type {Slices} from "./column.js";
import {countsFor, countUnder, cubeOf, slotsOf, type Counts, type Cube, type Slots} from "./cube.js";
import {maskOf, NOTHING, type Pick} from "./filter.js";
import type {Profile} from "./profile.js";

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
