import {lstat, readFile, readdir, realpath, rename, rm} from "node:fs/promises";
import {basename, dirname, join, relative, resolve} from "node:path";
import {z} from "zod";
import {cannotWrite, makeFolder, OutputError} from "./folder.js";

export {OutputError} from "./folder.js";

/** The folders of a build beside its output: the one being filled, and the one that it replaces. */
export interface Output {
  folder: string;
  next: string;
  previous: string;
}

const missing = (error: unknown) => (error as NodeJS.ErrnoException).code === "ENOENT";
const kindOf = async (path: string) => {
  try {
    return (await lstat(path)).isDirectory() ? "folder" : "file";
  } catch (error) {
    if (missing(error)) return null;
    throw error;
  }
};

const descriptor = z.object({
  docketbook: z.union([z.object({edition: z.string()}), z.object({load: z.string()})]),
  resources: z.array(z.object({path: z.string()}))
});

/** Refuses a folder with anything in it that a build did not put there: it would be lost. */
async function refuseForeign(folder: string): Promise<void> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  const found = entries
    .filter((entry) => !entry.isDirectory())
    .map(({parentPath, name}) => relative(folder, join(parentPath, name)));
  if (entries.length === 0) return;
  const text = found.includes("datapackage.json") ? await readFile(join(folder, "datapackage.json"), "utf8") : "null";
  const {data} = descriptor.safeParse(parse(text));
  if (!data)
    throw new OutputError(
      `${folder} is not empty and holds no datapackage.json of an earlier build: name an empty or a new folder`
    );
  const own = new Set(["datapackage.json", ...data.resources.map(({path}) => path)]);
  const strangers = found.filter((name) => !own.has(name));
  if (strangers.length)
    throw new OutputError(
      `${folder} holds files that no build put there (${strangers.slice(0, 3).join(", ")}): move them, or name another folder`
    );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Removes what builds that were killed left half filled; one that still runs keeps its folder. */
async function clearLeftovers(parent: string, prefix: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : NaN;
    if (Number.isInteger(pid) && (pid === process.pid || !isRunning(pid)))
      await rm(join(parent, name), {recursive: true, force: true});
  }
}

/**
 * Makes ready to replace a folder: puts right what a killed build left (the earlier edition set aside and nothing in its place),
 * clears half-filled folders and follows a link. Throws an `OutputError` where the folder holds anything but an earlier edition, or
 * cannot be written.
 */
export async function prepareOutput(out: string): Promise<Output> {
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(out))
    throw new OutputError(
      `${out} is an address, and what is written goes to a folder of this machine: name one, and copy it there when it is whole, datapackage.json last`
    );
  try {
    return await prepared(out);
  } catch (error) {
    throw await cannotWrite(out, error);
  }
}

async function prepared(out: string): Promise<Output> {
  const asked = resolve(out);
  await makeFolder(dirname(asked), out);
  const folder = (await kindOf(asked)) === "file" ? await realpath(asked) : asked;
  const parent = dirname(folder);
  const beside = (what: string) => join(parent, `.${basename(folder)}.${what}`);
  const output = {folder, next: beside(`next-${process.pid}`), previous: beside("previous")};
  if (await kindOf(output.previous)) {
    if (await kindOf(folder)) await rm(output.previous, {recursive: true});
    else await rename(output.previous, folder);
  }
  const kind = await kindOf(folder);
  if (kind === "file") throw new OutputError(`${folder} is a file, not a folder`);
  if (kind === "folder") await refuseForeign(folder);
  await clearLeftovers(parent, `.${basename(folder)}.next-`);
  return output;
}
