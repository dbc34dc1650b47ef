import {existsSync, readdirSync, readFileSync} from "node:fs";
import {dirname, join, normalize} from "node:path";
import {fileURLToPath} from "node:url";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

const MADE = new Set([
  ".git",
  ...readFileSync(join(ROOT, ".gitignore"), "utf8")
    .split("\n")
    .map((line) => line.replace(/\/$/, ""))
]);

/** The files of the repository, what is made from them left out; paths from the root. */
export function files(folder = ""): string[] {
  return readdirSync(join(ROOT, folder), {withFileTypes: true})
    .filter(({name}) => !MADE.has(name) && !MADE.has(join(folder, name)))
    .flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]));
}

export const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");

export const isCode = (file: string): boolean => /\.(ts|js|mjs)$/.test(file);

const IMPORT = /^(?:import|export)\b(?:[^"';]*?\bfrom)?\s*"([^"$]+)"|\bimport\(\s*"([^"$]+)"/gm;

/** What a file imports, as it is written there: at the beginning of a line, as Prettier lays it out, or called in the midst of code. */
export const imports = (file: string): string[] =>
  [...read(file).matchAll(IMPORT)].map(([, from, inside]) => (from ?? inside)!);

/** The files of the repository that a file imports, `.js` found as `.ts`. */
export function local(file: string): string[] {
  return imports(file)
    .filter((name) => name.startsWith("."))
    .map((name) => normalize(join(dirname(file), name)))
    .map((path) => path.replace(/\.js$/, existsSync(join(ROOT, path)) ? ".js" : ".ts"))
    .filter((path) => isCode(path) && existsSync(join(ROOT, path)));
}

/** Every match of a pattern in some files, as `file:line: text`, so that a failing test says where to look. */
export function matches(among: readonly string[], pattern: RegExp): string[] {
  return among.flatMap((file) =>
    read(file)
      .split("\n")
      .flatMap((line, i) => (pattern.test(line) ? [`${file}:${i + 1}: ${line.trim().slice(0, 160)}`] : []))
  );
}
