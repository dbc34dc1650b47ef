/** A step of a calculation, as the code makes it: what goes in, and what comes out. */
export interface Step {
  step: string;
  /** What the step works on, and what it does with it. */
  left: number;
  right: number;
  value: number;
  unit: string;
  /** The published value that the step's own input has by default, and the ends that its source supports. */
  published: number | null;
  low: number | null;
  high: number | null;
  ids: readonly string[];
}

/** A step said: its words with all of its numbers, and what comes out. */
export interface SaidStep {
  number: number;
  words: string;
  /** The arithmetic, in figures. */
  sum: string;
  result: string;
  /** A step that only says what the reader assumes. */
  given: boolean;
  from: Step;
}
