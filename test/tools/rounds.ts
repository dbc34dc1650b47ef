/** How many times as many rounds random tests look for: 1 in `npm test`, each time from another seed; `npm run test:long` takes many. */
export const ROUNDS = Number(process.env["ROUNDS"] ?? 1);

/** Whether this is the long run, which looks at all of what a quick one looks at some of. */
export const LONG = ROUNDS > 1;

/**
 * All of many things in the long run. In a quick one some of each kind: the first, the last, and between them at equal steps.
 * @param most how many of a kind; of 1, the first
 */
export function some<T>(all: readonly T[], most: number, kind: (one: T) => string = () => ""): readonly T[] {
  if (LONG) return all;
  return [...new Set(all.map(kind))].flatMap((name) => {
    const of = all.filter((one) => kind(one) === name);
    const step = most > 1 ? (of.length - 1) / (most - 1) : 0;
    return of.length <= most ? of : Array.from({length: most}, (_, index) => of[Math.round(index * step)]!);
  });
}
