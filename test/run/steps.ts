import {performance} from "node:perf_hooks";
import {add, type Tally} from "./tally.js";

/** Takes what a step prints. */
export type Print = (text: string) => void;

/** A part of `npm test`. */
export interface Step {
  name: string;
  /** What it does, as announced. */
  title: string;
  /** The steps without whose success it would say nothing. */
  needs?: readonly string[];
  /** How many cores it keeps busy by itself; 1 where nothing is said. */
  cores?: number;
  run: (print: Print) => Promise<Tally>;
}

/**
 * What steps print that run at once, one after the other: the first of those that are not over prints as it goes, and the others' words
 * wait until it is their turn.
 */
function turns(count: number, print: Print) {
  const kept = Array.from({length: count}, () => "");
  const over = new Set<number>();
  let turn = 0;
  return {
    of: (index: number): Print => {
      return (text) => {
        if (index === turn) print(text);
        else kept[index] = `${kept[index] ?? ""}${text}`;
      };
    },
    end: (index: number): void => {
      over.add(index);
      while (over.has(turn)) {
        turn++;
        if (kept[turn]) print(kept[turn]!);
      }
    }
  };
}

/**
 * Runs the steps, whatever fails, a few at a time, as many as there are cores for: in their order, but one whose needs are not done yet lets the next go first. One whose
 * needs failed is not run and counts as failed, so that nothing unseen passes.
 * @param print gets what is said, in the order of the steps
 * @param most how many cores there are for them
 */
export async function runSteps(steps: readonly Step[], print: Print, most = 1): Promise<Tally> {
  const done = new Map<string, Tally>();
  const names = new Set(steps.map(({name}) => name));
  const waiting = new Set(steps.keys());
  const running = new Map<Promise<void>, number>();
  const {of, end} = turns(steps.length, print);
  const needs = (index: number) => (steps[index]?.needs ?? []).filter((name) => names.has(name));

  async function start(index: number): Promise<void> {
    const step = steps[index]!;
    const say = of(index);
    say(`\n[${index + 1}/${steps.length}] ${step.title}\n`);
    const missing = needs(index).find((name) => done.get(name)!.failed > 0);
    const from = performance.now();
    const tally = missing ? {passed: 0, failed: 1} : await step.run(say);
    if (missing) say(`not run, because "${missing}" failed: counts as failed\n`);
    else say(`${step.name}: ${words(tally)} (${Math.round((performance.now() - from) / 1000)} s)\n`);
    done.set(step.name, tally);
    end(index);
  }

  while (waiting.size || running.size) {
    const busy = [...running.values()].reduce((sum, cores) => sum + cores, 0);
    const next = [...waiting].find((index) => needs(index).every((name) => done.has(name)));
    const cores = next === undefined ? 0 : Math.min(most, steps[next]!.cores ?? 1);
    if (next === undefined || busy + cores > most) {
      if (!running.size) throw new Error("steps need each other");
      await Promise.race(running.keys());
      continue;
    }
    waiting.delete(next);
    const run: Promise<void> = start(next).finally(() => running.delete(run));
    running.set(run, cores);
  }
  const failed = steps.filter(({name}) => done.get(name)!.failed > 0).map(({name}) => name);
  if (failed.length) print(`\nfailed: ${failed.join(", ")}\n`);
  // At the end once more, where a long log is cut off above.
  for (const name of failed) for (const line of done.get(name)!.failures ?? []) print(`  ${line}\n`);
  return [...done.values()].reduce(add, {passed: 0, failed: 0});
}

/** The count as the last line of `npm test` has it. */
export const words = ({passed, failed}: Tally) => `${passed} passed, ${failed} failed`;
