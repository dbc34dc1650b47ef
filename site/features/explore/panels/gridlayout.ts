import {valueText} from "../result/text.js";
import type {Result} from "../result/result.js";

export const ROW_HEIGHT = 28;
/** Browsers draw no element that is taller than some ten million pixels: a longer table is scrolled in larger steps. */
const TALLEST = 12_000_000;
const SAMPLE = 100;
const CHARACTER = 7.6;
/** Digits are all as wide as the widest. */
const DIGIT = 9.2;

/** How far each column starts from the left, and where the last has ended, in pixels: by their names, types and first values. */
export function columnEdges(result: Result): number[] {
  const edges = [0];
  result.columns.forEach(({name, type, numeric}, column) => {
    let longest = Math.max(name.length + 3, Math.min(type.length, 18));
    for (let row = 0; row < Math.min(SAMPLE, result.length); row++)
      longest = Math.max(longest, valueText(result.at(row, column))?.length ?? 0);
    edges.push(edges.at(-1)! + Math.round(Math.min(46, longest) * (numeric ? DIGIT : CHARACTER)) + 24);
  });
  return edges;
}

/** The height to scroll over, and the row that stands at the top at a place in it. */
export class Heights {
  readonly height: number;

  constructor(
    private readonly rows: number,
    /** Pixels that rows are seen through. */
    private readonly seen: number
  ) {
    this.height = Math.min(TALLEST, rows * ROW_HEIGHT);
  }

  /** Where the rows stand, in pixels of a table drawn whole, when the scroller is at `top`. */
  offsetAt(top: number): number {
    const whole = Math.max(0, this.rows * ROW_HEIGHT - this.seen);
    const scrolled = Math.max(1, this.height - this.seen);
    return this.height < TALLEST ? Math.min(top, whole) : Math.min(whole, (top / scrolled) * whole);
  }

  /** Where the scroller must be for the rows to stand at `offset`. */
  topFor(offset: number): number {
    const whole = Math.max(1, this.rows * ROW_HEIGHT - this.seen);
    return this.height < TALLEST ? offset : (offset / whole) * Math.max(1, this.height - this.seen);
  }
}
