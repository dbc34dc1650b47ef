import {readdirSync, readFileSync} from "node:fs";
import {join, relative} from "node:path";
import type {Files} from "../../../loaders/record/files.js";

/** The small made-up record that every case changes something of. */
export const BASE = join(import.meta.dirname, "base");
export const CASES = join(import.meta.dirname, "cases");
export type Sample = Map<string, Uint8Array>;

/** The files of a folder, by their names in it. */
export function folder(dir: string): Sample {
  const files = readdirSync(dir, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
  const paths = files.map(({parentPath, name}) => join(parentPath, name));
  return new Map(paths.map((path) => [relative(dir, path), readFileSync(path)]));
}

/** The made-up record that every case changes something of. */
export const base = (): Sample => folder(BASE);

/** The base with the files of a case laid over it; a file `x.missing` takes `x` away. */
export function sample(name: string): Sample {
  const files = base();
  for (const [file, bytes] of folder(join(CASES, name))) {
    if (file.endsWith(".missing")) files.delete(file.slice(0, -".missing".length));
    else if (file !== "expected.txt") files.set(file, bytes);
  }
  return files;
}

/** Files that are in memory alone, as a record's. */
export function inMemory(files: Sample): Files {
  const read = (name: string): Promise<Uint8Array> => {
    const bytes = files.get(name);
    return bytes ? Promise.resolve(bytes) : Promise.reject(Object.assign(new Error(name), {code: "ENOENT"}));
  };
  return {
    read,
    size: async (name) => (await read(name)).length,
    list(inside) {
      const prefix = inside && `${inside}/`;
      const names = [...files.keys()]
        .filter((name) => name.startsWith(prefix))
        .map((name) => name.slice(prefix.length).replace(/\/.*/, "/"));
      return Promise.resolve([...new Set(names)].sort());
    }
  };
}

/** The text of a sample's file for a code frame. */
export const textOf = (files: Sample) => (file: string) => {
  const bytes = files.get(file);
  return bytes ? new TextDecoder().decode(bytes) : null;
};

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
