import {readdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Command} from "commander";
import {pluralize} from "../diagnostics/pluralize.js";
import {EDITION_FILE} from "../record/edition.js";
import {slugOf} from "../sources/draft.js";
import {noFolder} from "./record.js";

interface Options {
  as: string;
  data: string;
  pages: string;
  dryRun?: boolean;
}

/** A place that named somebody, as editors jump to it. */
export interface Redaction {
  file: string;
  line: number;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A name as files write it: its spaces may be a line's end, and its apostrophes of either kind. */
const nameAt = (name: string) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])${name
      .trim()
      .split(/\s+/)
      .map((word) => escaped(word).replace(/['’]/g, "['’]"))
      .join("\\s+")}(?![\\p{L}\\p{N}])`,
    "giu"
  );
/** The same name within an id; ids that hold a part of another word are left alone. */
const slugAt = (name: string) => new RegExp(`(?<![a-z0-9])${escaped(slugOf(name))}(?![a-z0-9])`, "g");

/**
 * A text without some names: in words they become `as`, in ids the slug of it.
 * @returns the text, and the line of each place that named one
 */
export function redactText(text: string, names: readonly string[], as: string): {text: string; lines: number[]} {
  const lines: number[] = [];
  let done = text;
  for (const [pattern, words] of names.flatMap((name): [RegExp, string][] => [
    // An id that is one word is a name to the second pattern too.
    [slugAt(name), slugOf(as)],
    [nameAt(name), as]
  ]))
    done = done.replace(pattern, (_, ...rest: unknown[]) => {
      const offset = rest.find((one) => typeof one === "number") as number;
      lines.push(done.slice(0, offset).split("\n").length);
      return words;
    });
  return {text: done, lines: [...new Set(lines)].sort((a, b) => a - b)};
}

const isText = (name: string) => /\.(ya?ml|csv|md|ts|js|json|html|txt)$/.test(name);

async function filesOf(folder: string): Promise<string[]> {
  const found = await readdir(folder, {recursive: true, withFileTypes: true}).catch(() => []);
  return found
    .filter((entry) => entry.isFile() && isText(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/(^|\/)(\.observablehq|node_modules)\//.test(path))
    .filter((path) => !path.startsWith(join(folder, "assets/")) && !path.startsWith(join(folder, "data/")))
    .sort();
}

/**
 * Takes names out of a record and the pages of its story, and withdraws the editions that had them: `editions_from` becomes the day of
 * this edition.
 * @param names the name, and every other form of it that stands in the record
 * @returns every place that named one, by file and line
 */
export async function redact(
  names: readonly string[],
  {as, data, pages, dryRun = false}: Options
): Promise<Redaction[]> {
  const places: Redaction[] = [];
  const inData = await readdir(data, {recursive: true, withFileTypes: true});
  const record = inData
    .filter((entry) => entry.isFile() && isText(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of [...record, ...(await filesOf(pages))]) {
    const before = await readFile(file, "utf8");
    const {text, lines} = redactText(before, names, as);
    if (text === before) continue;
    places.push(...lines.map((line) => ({file, line})));
    if (!dryRun) await writeFile(file, text);
  }
  if (dryRun || !places.length) return places;
  const path = join(data, EDITION_FILE);
  const about = await readFile(path, "utf8");
  const [line = "", day = ""] = /^edition:\s*(\S+).*$/m.exec(about) ?? [];
  const kept = /^editions_from:.*$/m;
  const from = `editions_from: ${day}`;
  await writeFile(path, kept.test(about) ? about.replace(kept, from) : about.replace(line, `${line}\n${from}`));
  return places;
}

/** `docketbook redact NAME… --as WORDS`: a person's name leaves the record and the pages in one edit. */
export function redactCommand(program: Command): void {
  const command = program
    .command("redact")
    .description("remove a person's name from the record and the pages, and withdraw the editions that had it")
    .argument("<names...>", "the name, and every other form of it in use, such as the last name alone")
    .requiredOption("--as <words>", "what to put in its place, such as “a witness”")
    .option("--data <dir>", "the folder of the record", "data")
    .option("--pages <dir>", "the folder of the pages", "src")
    .option("--dry-run", "say where the name appears, and change nothing");
  command.action(async (names: string[], options: Options) => {
    const wrong = noFolder(options.data);
    if (wrong !== null) command.error(`error: ${wrong}`, {exitCode: 2});
    if (!slugOf(options.as) || names.some((name) => !slugOf(name)))
      command.error("error: a name and its replacement each need a letter or a number", {exitCode: 2});
    const places = await redact(names, options);
    for (const {file, line} of places) console.log(`${file}:${line}`);
    if (!places.length) {
      process.exitCode = 1;
      return void process.stderr.write(`nothing names ${names.join(", ")}\n`);
    }
    const files = new Set(places.map(({file}) => file)).size;
    console.log(
      options.dryRun
        ? `${pluralize(places.length, "place")} in ${pluralize(files, "file")}; nothing was changed`
        : `${pluralize(places.length, "place")} in ${pluralize(files, "file")} changed, and earlier editions withdrawn: run docketbook validate, then build`
    );
  });
}
