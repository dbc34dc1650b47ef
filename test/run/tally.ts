import {readFileSync, rmSync} from "node:fs";
import {relative} from "node:path";

/** How many checks passed and failed. */
export interface Tally {
  passed: number;
  failed: number;
  /** What failed, a line each: the test's file, its name and the first line of its error. */
  failures?: readonly string[];
}

/** A step that is one check: it passed where its exit code is 0. */
export const one = (code: number): Tally => (code === 0 ? {passed: 1, failed: 0} : {passed: 0, failed: 1});

export const add = (a: Tally, b: Tally): Tally => ({passed: a.passed + b.passed, failed: a.failed + b.failed});

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  testResults?: readonly {
    name: string;
    status: string;
    message?: string;
    assertionResults: readonly {status: string; fullName: string; failureMessages?: readonly string[] | null}[];
  }[];
}

/** What of a report failed: its tests, and the files that could not be loaded. */
function failuresOf({testResults = []}: Report): string[] {
  const first = (text: string | undefined) => text?.split("\n", 1)[0] ?? "no message";
  return testResults.flatMap(({name, status, message, assertionResults}) => {
    const file = relative(process.cwd(), name);
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length) return failed.map((test) => `${file}: ${test.fullName}: ${first(test.failureMessages?.[0])}`);
    return status === "failed" ? [`${file}: ${first(message)}`] : [];
  });
}

/**
 * The count of a vitest run from the report that it left and its exit code. A run that failed without a failed test (a file that could
 * not be loaded, an error after the last test, a crash that left no report) still counts as one failure.
 */
export function reported(report: unknown, code: number): Tally {
  const {numPassedTests: passed, numFailedTests: failed} = (report ?? {}) as Partial<Report>;
  if (typeof passed !== "number" || typeof failed !== "number") return {passed: 0, failed: 1};
  const silent = failed === 0 && (code !== 0 || passed === 0);
  const failures = failuresOf(report as Report);
  return {passed, failed: silent ? 1 : failed, ...(failures.length ? {failures} : {})};
}

/**
 * Runs vitest and counts by its JSON report.
 * @param file where it is told to leave the report; an earlier one is removed, lest it be counted
 * @param vitest runs it and gives its exit code
 */
export async function tallyOf(file: string, vitest: () => Promise<number>): Promise<Tally> {
  rmSync(file, {force: true});
  const code = await vitest();
  return reported(read(file), code);
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
