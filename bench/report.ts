import {appendFileSync} from "node:fs";

/** What one measure found, of ours and of what it is measured beside. */
export interface Measure {
  /** Whose wait it is. */
  who: "readers" | "explorers" | "reporters" | "builders";
  what: string;
  unit: string;
  /** Each run. */
  ours: readonly number[];
  other?: {name: string; runs: readonly number[]};
  /** The most or the least that ours may be, or the most as a share of the other. */
  goal?: {most?: number; least?: number; share?: number};
}

/** Tells a measure to `npm run bench`; a bench that runs alone prints what it finds, and that is all. */
export function report(measure: Measure): void {
  const file = process.env["DOCKETBOOK_BENCH"];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(measure)}\n`);
}

/** The value that as many are above as below. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Where and of what a bench's measures were taken. */
export interface Circumstances {
  commit: string;
  day: string;
  machine: string;
  versions: Readonly<Record<string, string>>;
  /** How many processes wanted a core before it began; on a machine at rest less than one. */
  load: number;
  cores: number;
}

/** What a bench found when it last ran to its end, and where. What is compared with each other is measured in one run of one bench. */
export interface Result {
  bench: string;
  at: Circumstances;
  measures: readonly Measure[];
}

const number = (value: number) =>
  value.toLocaleString("en-US", {maximumSignificantDigits: Math.abs(value) >= 1000 ? 4 : 3});
const shown = (runs: readonly number[], unit: string) =>
  runs.length === 1
    ? `${number(runs[0]!)} ${unit}`
    : `${number(median(runs))} ${unit} (${number(Math.min(...runs))} to ${number(Math.max(...runs))}, ${runs.length} runs)`;

/** Whether a measure is within its goal; null where it has none. */
export function held({ours, other, goal}: Measure): boolean | null {
  if (goal?.most !== undefined) return median(ours) <= goal.most;
  if (goal?.least !== undefined) return median(ours) >= goal.least;
  if (goal?.share !== undefined && other) return median(ours) / median(other.runs) <= goal.share;
  return null;
}

function goalOf(measure: Measure): string {
  const {goal, unit, other} = measure;
  const met = held(measure);
  if (met === null) return "";
  const words =
    goal?.most !== undefined
      ? `at most ${number(goal.most)} ${unit}`
      : goal?.least !== undefined
        ? `at least ${number(goal.least)} ${unit}`
        : `at most ${number(goal!.share!)} of ${other!.name}`;
  return `${words}: ${met ? "met" : "**missed**"}`;
}

const isBusy = ({load, cores}: Circumstances) => load > cores / 2;

/**
 * `bench/RESULTS.md`: medians, spread, ratios and goals, and what they were measured on.
 * @param failed the benches that did not end the last time; what is there of them is older
 */
export function resultsPage(results: readonly Result[], failed: readonly string[] = []): string {
  const measures = results.flatMap((result) => result.measures);
  const rows = (who: Measure["who"]) =>
    measures
      .filter((measure) => measure.who === who)
      .map((measure) => {
        const {what, unit, ours, other} = measure;
        const beside = other ? `${other.name}: ${shown(other.runs, unit)}` : "";
        const ratio = other ? number(median(ours) / median(other.runs)) : "";
        return `| ${what} | ${shown(ours, unit)} | ${beside} | ${ratio} | ${goalOf(measure)} |`;
      });
  const sections = (["readers", "explorers", "reporters", "builders"] as const).flatMap((who) => {
    const lines = rows(who);
    if (!lines.length) return [];
    return [
      `## ${who[0]!.toUpperCase()}${who.slice(1)}`,
      "",
      "| Measure | docketbook | Beside it | Ratio | Goal |",
      "|---|---|---|---|---|",
      ...lines,
      ""
    ];
  });
  const missed = measures.filter((measure) => held(measure) === false);
  const versions = [
    ...new Set(results.flatMap(({at}) => Object.entries(at.versions).map(([name, version]) => `${name} ${version}`)))
  ];
  return [
    "# What was measured",
    "",
    "<!-- Written by npm run bench, do not edit. -->",
    "",
    "A value is the median of its runs, with the least and the most. The ratio is ours to the other's, both measured in one run of one bench; less is better for us, except where the goal is a minimum.",
    "",
    ...sections,
    "## Goals",
    "",
    missed.length ? `Missed: ${missed.map(({what}) => what).join("; ")}.` : "Every goal that was measured is met.",
    ...(failed.length ? ["", `Did not end: ${failed.join(", ")}. What is here of them is of an earlier run.`] : []),
    "",
    "## Where and when",
    "",
    `${versions.join(", ")}.`,
    "",
    "| Bench | Commit | Day | Machine | Load before it began |",
    "|---|---|---|---|---|",
    ...results.map(
      ({bench, at}) =>
        `| ${bench} | ${at.commit} | ${at.day} | ${at.machine} | ${number(at.load)} on ${at.cores} cores${isBusy(at) ? ": **busy with other work**" : ""} |`
    ),
    "",
    ...(results.some(({at}) => isBusy(at))
      ? [
          "On a machine that was busy, times are longer than on one at rest, and their spread is wide; ratios, counts and bytes hold better.",
          ""
        ]
      : [])
  ].join("\n");
}
