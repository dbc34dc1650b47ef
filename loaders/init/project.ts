import {copyFile, mkdir, readFile, readdir, rm} from "node:fs/promises";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {writeWhole} from "../sources/output.js";
import {cannotFill, cannotWrite, fileAbove, makeFolder} from "../dataset/folder.js";
import type {Table} from "../schema/table.js";
import {tables} from "../schema/tables.js";
import {projectFiles} from "./files.js";
import {partOfLock, type Lock} from "./lock.js";
import {packageOf, type Manifest} from "./package.js";
import {GITIGNORE, indexPage, NPMRC, readme} from "./pages.js";
import {writeSound, type Aside} from "./sound.js";
import {FLOW, type Story} from "./story.js";
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

/** The folder of this project, or of the package: two levels above this file, compiled or not. */
export const HOME = fileURLToPath(new URL("../..", import.meta.url));

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
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
        tableText(table, rows, `Rows that the checks refuse. Mend one and move it to data/${table.name}.yaml.`)
      );
  }
}

/**
 * Makes a project: the site's code, the story's rows as its record, tests, CI and a README. A run that fails leaves an empty folder empty.
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
    about("the site, its tests and scripts");
    const files = await projectFiles(home);
    for (const {path, from} of files) {
      await mkdir(dirname(join(dir, path)), {recursive: true});
      await copyFile(from, join(dir, path));
    }
    about("package.json and the lock");
    const manifest = JSON.parse(await readFile(join(home, "package.json"), "utf8")) as Manifest;
    const own = await packageOf(manifest, sound.edition, files);
    const lock = await readFile(join(home, "package-lock.json"), "utf8").catch(() =>
      readFile(join(home, "project-lock.json"), "utf8")
    );
    const write = (path: string, text: string) => writeWhole(join(dir, path), text);
    await write("package.json", json(own));
    await write("package-lock.json", json(partOfLock(JSON.parse(lock) as Lock, own)));
    await write(".gitignore", GITIGNORE);
    await write(".npmrc", NPMRC);
    await write("README.md", readme(sound.edition));
    await write("src/index.md", indexPage(sound));
    const places = "src/places.ts";
    await write(
      places,
      (await readFile(join(dir, places), "utf8")).replace(`"${FLOW}"`, JSON.stringify(sound.edition.flow))
    );
    return {story: sound, aside, files: files.length};
  } catch (error) {
    for (const name of await readdir(dir).catch(() => []))
      if (!ROOM.test(name)) await rm(join(dir, name), {recursive: true, force: true});
    throw cannotFill(dir, error);
  }
}
