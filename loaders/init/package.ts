import {readFile} from "node:fs/promises";
import type {ProjectFile} from "./files.js";
import type {Needs} from "./lock.js";

/** What `package.json` of this project says that a new one takes over. */
export interface Manifest extends Needs {
  description?: string;
  engines: {node: string};
  scripts: Record<string, string>;
  overrides?: Record<string, string>;
}

const SCRIPTS = ["start", "test", "build", "dev", "validate"];
/** Tools that a new project is not set up for: its checks are types, tests and a browser. */
const LEFT = /^(?:@eslint\/|eslint$|typescript-eslint$)/;

/** Whether a package is named in some text: imported, or by a path in it. */
const isUsed = (name: string, text: string): boolean =>
  [`"${name}"`, `"${name}/`, `node_modules/${name}/`].some((words) => text.includes(words)) ||
  (name.startsWith("@types/") && isUsed(name.slice("@types/".length), text));

/** The `package.json` of a new project: this one's commands, and those of its dependencies that the project's files name. */
export async function packageOf(
  manifest: Manifest,
  {name, description}: {name: string; description: string},
  files: readonly ProjectFile[]
): Promise<Manifest> {
  const code = files.filter(({path}) => /\.(?:[mc]?[jt]s|css|md)$|tsconfig\.json$/.test(path));
  const text = (await Promise.all(code.map(({from}) => readFile(from, "utf8")))).join("\n");
  const used = (all: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(all).filter(([dependency]) => !LEFT.test(dependency) && isUsed(dependency, text))
    );
  return {
    name,
    version: "0.1.0",
    description,
    private: true,
    type: "module",
    engines: manifest.engines,
    bin: {docketbook: "bin/docketbook.js"},
    scripts: Object.fromEntries(Object.entries(manifest.scripts).filter(([script]) => SCRIPTS.includes(script))),
    dependencies: used(manifest.dependencies),
    devDependencies: used(manifest.devDependencies),
    ...(manifest.overrides && {overrides: manifest.overrides})
  };
}
