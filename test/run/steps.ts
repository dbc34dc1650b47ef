import {add, type Tally} from "./tally.js";

/** A part of `npm test`. */
export interface Step {
  name: string;
  /** What it does, as announced. */
  title: string;
  /** The steps without whose success it would say nothing. */
  needs?: readonly string[];
  run: () => Promise<Tally>;
}

/**
 * Runs the steps in order, whatever fails. One whose needs failed is not run and counts as failed, so that nothing unseen passes.
 * @param say gets a line at a time
 */
export async function runSteps(steps: readonly Step[], say: (line: string) => void): Promise<Tally> {
  const failed = new Set<string>();
  let total: Tally = {passed: 0, failed: 0};
  for (const [i, step] of steps.entries()) {
    say(`\n[${i + 1}/${steps.length}] ${step.title}`);
    const missing = step.needs?.find((name) => failed.has(name));
    if (missing) say(`not run, because "${missing}" failed: counts as failed`);
    const tally = missing ? {passed: 0, failed: 1} : await step.run();
    if (tally.failed > 0) failed.add(step.name);
    if (!missing) say(`${step.name}: ${words(tally)}`);
    total = add(total, tally);
  }
  if (failed.size) say(`\nfailed: ${[...failed].join(", ")}`);
  return total;
}

/** The count as the last line of `npm test` has it. */
export const words = ({passed, failed}: Tally) => `${passed} passed, ${failed} failed`;
