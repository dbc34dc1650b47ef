import {readdir, readFile, stat} from "node:fs/promises";
import {join} from "node:path";

/** Where a record's files come from; names use `/` and start at the record's folder. */
export interface Files {
  /** The names in a folder (`""` is the record's own), folders with a `/` at the end; none when there is no such folder. */
  list(folder: string): Promise<string[]>;
  /** Bytes in the file. Throws when it cannot be read. */
  size(name: string): Promise<number>;
  /** Throws when it cannot be read. */
  read(name: string): Promise<Uint8Array>;
}

/** The files of a folder on disk. */
export function filesIn(dir: string): Files {
  return {
    async list(folder) {
      const entries = await readdir(join(dir, folder), {withFileTypes: true}).catch(() => []);
      return entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort();
    },
    size: async (name) => (await stat(join(dir, name))).size,
    read: (name) => readFile(join(dir, name))
  };
}
