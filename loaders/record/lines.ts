import type {Spot} from "./sourcetree.js";

/** Finds the line and column of an offset in a text. Lines end in LF, so that CRLF counts once. */
export class Lines {
  /** The offset that each line begins at; half the memory of an array, since a line end may be all that a large file has. */
  readonly #starts: Uint32Array;

  constructor(text: string) {
    let count = 1;
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count++;
    this.#starts = new Uint32Array(count);
    for (let at = text.indexOf("\n"), line = 1; at !== -1; at = text.indexOf("\n", at + 1))
      this.#starts[line++] = at + 1;
  }

  spot(offset: number): Spot {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return {line: low + 1, column: offset - this.#starts[low]! + 1};
  }
}
