import {cp, mkdir, readdir, rm, stat, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {asyncBufferFromFile} from "hyparquet";
import {changesBetween, formatCellChange, type RowChange} from "../../loaders/dataset/diff.js";
import {readBuilt, type BuiltEdition} from "../../loaders/dataset/editionrows.js";
import {DESCRIPTOR, verifyCopy} from "../../loaders/dataset/verify.js";
import type {EditionChange, EditionStep} from "../story/story.js";

/** An edition that an earlier build published, and the folder that it is in. */
export interface KeptEdition {
  day: string;
  folder: string;
}

const isFile = async (path: string) => (await stat(path).catch(() => null))?.isFile() ?? false;
const isDay = (name: string) => /^\d{4}-\d{2}-\d{2}$/.test(name);

/**
 * The editions of a site that was published before, the earliest first: those that it keeps under `editions/`, and its own.
 * @param previous a built site, or the folder of one edition; null where nothing was published yet
 * @param except the day of the edition that is built now, which takes the place of one of the same day
 * @param from the first day that is kept; null for all
 * @throws RangeError where the folder holds no edition, or one that is not what its manifest says
 */
export async function keptEditions(
  previous: string | null,
  {except, from}: {except: string; from: string | null}
): Promise<KeptEdition[]> {
  if (previous === null) return [];
  const kept = new Map<string, string>();
  const archive = join(previous, "editions");
  for (const name of await readdir(archive).catch(() => [])) if (isDay(name)) kept.set(name, join(archive, name));
  for (const folder of [join(previous, "data"), previous])
    if (await isFile(join(folder, DESCRIPTOR))) kept.set((await readBuilt(folder)).edition, folder);
  if (!kept.size)
    throw new RangeError(`${previous} holds no edition: name a site that was built, or a folder of tables`);
  const days = [...kept].filter(([day]) => day !== except && (from === null || day >= from));
  for (const [day, folder] of days) {
    const read = async (path: string) =>
      (await isFile(join(folder, path))) ? asyncBufferFromFile(join(folder, path)) : null;
    const {files} = await verifyCopy({read, list: null});
    const wrong = files.find(({state}) => state !== "same");
    if (wrong)
      throw new RangeError(`${folder}: the edition of ${day} is not what it was: ${wrong.path} ${wrong.state}`);
  }
  return days.map(([day, folder]) => ({day, folder})).sort((a, b) => a.day.localeCompare(b.day));
}

function inWords({table, kind, id, earlierId, row, cells}: RowChange): EditionChange {
  const title = table.rowTitle === undefined ? null : row[table.rowTitle];
  return {
    table: table.name,
    kind,
    id,
    title: typeof title === "string" ? title : null,
    says: kind === "renamed" ? [`It was ${earlierId}.`] : cells.map(formatCellChange)
  };
}

/** What changed from each edition to the next, the latest first. Derived tables follow from the others and are left out. */
export async function historyOf(kept: readonly KeptEdition[], tables: string): Promise<EditionStep[]> {
  const steps: EditionStep[] = [];
  let before: BuiltEdition | null = null;
  for (const folder of [...kept.map((one) => one.folder), tables]) {
    const now = await readBuilt(folder);
    if (before)
      steps.unshift({
        from: before.edition,
        to: now.edition,
        changes: changesBetween(before, now)
          .filter(({table}) => table.file.format !== "derived")
          .map(inWords)
      });
    before = now;
  }
  return steps;
}

/** Writes what changed for the pages to show; without a step there is no file. */
export async function writeHistory(file: string, steps: readonly EditionStep[]): Promise<void> {
  await rm(file, {force: true});
  if (!steps.length) return;
  await mkdir(dirname(file), {recursive: true});
  await writeFile(file, JSON.stringify(steps));
}

/** Puts every edition at an address with its day, `editions/DAY/`, and what changed between them at `editions/changes.json`. */
export async function writeEditions(
  out: string,
  {kept, tables, day, steps}: {kept: readonly KeptEdition[]; tables: string; day: string; steps: readonly EditionStep[]}
): Promise<void> {
  for (const edition of [...kept, {day, folder: tables}]) {
    const names = (await readdir(edition.folder)).filter((name) => /\.(csv|parquet)$|^datapackage\.json$/.test(name));
    const to = join(out, "editions", edition.day);
    await mkdir(to, {recursive: true});
    for (const name of names) await cp(join(edition.folder, name), join(to, name));
  }
  await writeFile(join(out, "editions/changes.json"), `${JSON.stringify(steps, null, 1)}\n`);
}
