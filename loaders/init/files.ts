import {readdir, readFile, stat} from "node:fs/promises";
import {join, posix} from "node:path";

/** A file of a new project, and where it is copied from. */
export interface ProjectFile {
  path: string;
  from: string;
}

/** What every story shares, as files and folders of this project. */
const SHARED = [
  "LICENSE",
  "bin",
  "loaders",
  "observablehq.config.ts",
  "scripts",
  "site",
  "src",
  "test/site/axe.ts",
  "test/site/browser.ts",
  "test/site/built.ts",
  "test/site/files.ts",
  "tsconfig.json",
  "vitest.config.ts"
];
/** The workshop of this project alone: its documentation, its package, its measurements, its picture. */
const WORKSHOP = [
  "scripts/bench.ts",
  "scripts/docs",
  "scripts/docs.ts",
  "scripts/package.ts",
  "scripts/picture.ts",
  "src/.observablehq",
  "src/assets"
];
/** The files that are this project's own story, as that story lists them. */
const OWN = "src/story/own.json";
/** What a new story has in place of those. */
const TEMPLATE = "loaders/init/template";
/** In the package, everything above, put together when it was packed. */
const PACKED = "project";

/** `src/lib/notes-*` stands for every file whose path begins so. */
const under = (path: string, folder: string) =>
  folder.endsWith("*") ? path.startsWith(folder.slice(0, -1)) : path === folder || path.startsWith(`${folder}/`);

async function filesUnder(root: string, path: string): Promise<string[]> {
  if ((await stat(join(root, path))).isFile()) return [path];
  const entries = await readdir(join(root, path), {withFileTypes: true});
  return (await Promise.all(entries.map(({name}) => filesUnder(root, posix.join(path, name))))).flat();
}

/** Every file that a new project is made of, but for those that depend on its story. `root` is the folder of this project or package. */
export async function projectFiles(root: string): Promise<ProjectFile[]> {
  const packed = join(root, PACKED);
  if ((await stat(packed).catch(() => null))?.isDirectory() && !(await stat(join(root, "loaders")).catch(() => null))) {
    return (await filesUnder(packed, "")).map((path) => ({path, from: join(packed, path)}));
  }
  const own = await readFile(join(root, OWN), "utf8").then(
    (text) => JSON.parse(text) as string[],
    () => []
  );
  const left = [...WORKSHOP, TEMPLATE, ...own];
  const shared = (await Promise.all(SHARED.map((path) => filesUnder(root, path))))
    .flat()
    .filter((path) => !left.some((folder) => under(path, folder)));
  const template = (await filesUnder(join(root, TEMPLATE), "").catch(() => [])).map((path) => ({
    path,
    from: join(root, TEMPLATE, path)
  }));
  const replaced = new Set(template.map(({path}) => path));
  return [
    ...shared.filter((path) => !replaced.has(path)).map((path) => ({path, from: join(root, path)})),
    ...template
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
}
