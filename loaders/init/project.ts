import {cp, readFile, readdir, rm} from "node:fs/promises";
import {basename, join} from "node:path";
import {writeWhole} from "../sources/output.js";
import {cannotFill, cannotWrite, fileAbove, makeFolder} from "../dataset/folder.js";
import type {Table} from "../schema/table.js";
import {tables} from "../schema/tables.js";
import {lockedFile, storyLock, type Manifest} from "./lock.js";
import {COMMAND, ownFiles} from "./pages.js";
import {writeSound, type Aside} from "./sound.js";
import type {Story} from "./story.js";
import {HOME, lockOf, manifestOf, tarball} from "./tarball.js";
import {tableText} from "./writerecord.js";

/** The folder that holds something already. */
export class ProjectError extends Error {
  override name = "ProjectError";
}

/** What was made. */
export interface Project {
  story: Story;
  /** Rows that the checks refused, now in `drafts/`. */
  aside: Aside[];
  files: number;
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
/** What every story has, word for word, beside this file. */
const FILES = new URL("story/", import.meta.url);
/** It installs what the lock names, and leaves the lock as it is. */
const SETUP = "npm install --no-save --ignore-scripts --no-audit --no-fund";
const SCRIPTS = ["start", "dev", "build", "test"];
const ROOM = /^\.(?:git|DS_Store)$/;

/** Refuses a folder with anything in it but what git keeps there. */
export async function refuseFull(dir: string): Promise<void> {
  const found = await readdir(dir).catch(async (error: unknown) => {
    const {code} = error as NodeJS.ErrnoException;
    const file = await fileAbove(dir);
    if (file !== null)
      throw new ProjectError(
        file === dir ? `${dir} is a file` : `${dir} cannot be made: ${file} is a file, not a folder`
      );
    if (code === "ENOENT") return [];
    throw await cannotWrite(dir, error);
  });
  const strangers = found.filter((name) => !ROOM.test(name));
  if (strangers.length)
    throw new ProjectError(`${dir} is not empty (${strangers.slice(0, 3).join(", ")}): name a new or an empty folder`);
}

async function writeDrafts(dir: string, aside: readonly Aside[]): Promise<void> {
  for (const table of Object.values<Table>(tables)) {
    const rows = aside
      .filter((one) => one.table === table.name)
      .map(({entry, wrong}) => ({
        row: entry.row,
        comment: [...(entry.comment ?? "").split("\n"), ...wrong].filter(Boolean).join("\n")
      }));
    if (rows.length)
      await writeWhole(
        join(dir, "drafts", `${table.name}.yaml`),
        tableText(table, rows, `Rows that the checks refuse. Fix one and move it to data/${table.name}.yaml.`)
      );
  }
}

/** The `package.json` of a story: one dependency, and scripts that set up and call the command of the same name. */
const packageOf = ({engines, overrides}: Manifest, {name, description}: Story["edition"], packed: string) => ({
  name,
  version: "0.1.0",
  description,
  private: true,
  type: "module",
  engines,
  bin: {docketbook: COMMAND},
  scripts: Object.fromEntries(SCRIPTS.map((script) => [script, `${SETUP} && docketbook ${script}`])),
  dependencies: {docketbook: `file:${packed}`},
  overrides
});

/**
 * Makes a story: its rows as a record, its pages, a README and workflows, and the package that it is built with. A run that fails leaves an
 * empty folder empty.
 * @param about told of each step before it is done
 * @throws ProjectError for a folder that holds something, OutputError for one that cannot be made or filled, StoryError for a record that cannot be made sound
 */
export async function makeProject(
  dir: string,
  story: Story,
  {home = HOME, about = () => {}}: {home?: string; about?: (step: string) => void} = {}
): Promise<Project> {
  await refuseFull(dir);
  await makeFolder(dir);
  try {
    about("the record");
    const {story: sound, aside} = await writeSound(join(dir, "data"), story);
    await writeDrafts(dir, aside);
    about("the pages");
    await cp(FILES, dir, {recursive: true});
    for (const [path, text] of Object.entries(ownFiles(sound))) await writeWhole(join(dir, path), text);
    about("the package");
    const from = await tarball(home);
    const bytes = await readFile(from);
    const packed = `vendor/${basename(from)}`;
    await writeWhole(join(dir, packed), bytes);
    const manifest = await manifestOf(home);
    const own = packageOf(manifest, sound.edition, packed);
    const lock = storyLock(await lockOf(home), manifest, own, lockedFile(packed, bytes));
    await writeWhole(join(dir, "package.json"), json(own));
    await writeWhole(join(dir, "package-lock.json"), json(lock));
    return {
      story: sound,
      aside,
      files: (await readdir(dir, {recursive: true, withFileTypes: true})).filter((entry) => entry.isFile()).length
    };
  } catch (error) {
    for (const name of await readdir(dir).catch(() => []))
      if (!ROOM.test(name)) await rm(join(dir, name), {recursive: true, force: true});
    throw cannotFill(dir, error);
  }
}
