import {existsSync, readdirSync, statSync} from "node:fs";
import {dirname, join} from "node:path";

const isLong = (file: string) => file.startsWith("test/made/") || file.endsWith(".long.test.ts");

/** The tests of an area: those whose path has the word; what takes long is asked for by its step. */
export const areaFiles = (word: string, files: readonly string[]): string[] =>
  files.filter((file) => file.endsWith(".test.ts") && file.includes(word) && !isLong(file));

/**
 * Whether a site was built after all that it is made of was written last.
 * @param page a file of the built site
 * @param files what may be of it; tests and what is about them are not
 */
export function isFresh(page: string, files: readonly string[]): boolean {
  if (!existsSync(page)) return false;
  const {mtimeMs} = statSync(page);
  return files.every((file) => /^(test|bench|\.\w+)\//.test(file) || statSync(file).mtimeMs <= mtimeMs);
}

/** What a set of changed files asks for. */
export interface Affected {
  /** TypeScript and JavaScript that is there still. */
  code: string[];
  /** Projects of tests to run whole: what they check is no module that a test imports. */
  projects: string[];
  /** Tests to run besides, since a case beside them changed. */
  tests: string[];
}

/** The tests of the nearest folder above that has some, but for those that take long. */
function nearestTests(file: string): string[] {
  for (let folder = dirname(file); folder.startsWith("test/"); folder = dirname(folder)) {
    const tests = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".test.ts")) : [];
    if (tests.length) return tests.map((name) => join(folder, name)).filter((test) => !isLong(test));
  }
  return [];
}

/**
 * What is to be checked for the files that differ from the last commit.
 * @param status what `git status --porcelain -z --no-renames` printed
 */
export function changed(status: string): Affected {
  const files = status
    .split("\0")
    .filter(Boolean)
    .map((line) => line.slice(3));
  const isCode = (file: string) => /\.(ts|js)$/.test(file);
  return {
    code: files.filter((file) => isCode(file) && existsSync(file)),
    projects: files.some((file) => /^(data|src)\//.test(file) && !isCode(file)) ? ["story"] : [],
    tests: [...new Set(files.filter((file) => file.startsWith("test/") && !isCode(file)).flatMap(nearestTests))]
  };
}
