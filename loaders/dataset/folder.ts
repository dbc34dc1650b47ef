import {mkdir, stat} from "node:fs/promises";
import {dirname} from "node:path";

/** A place that cannot be written: it holds something else, which is left as it is, or the system does not let it be written. */
export class OutputError extends Error {
  override name = "OutputError";
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "nothing can be made there",
  EACCES: "this user may not write there",
  EPERM: "the system does not allow it",
  EROFS: "the disk is for reading only",
  ENOSPC: "the disk is full",
  EDQUOT: "the user's share of the disk is full",
  EISDIR: "it is a folder",
  ENAMETOOLONG: "the name is too long"
};

const statOf = (path: string) => stat(path).catch(() => null);

/** The part of a path, from its end, that is a file where a folder belongs; null where there is none. */
export async function fileAbove(path: string): Promise<string | null> {
  for (let part = path; ; part = dirname(part)) {
    const found = await statOf(part);
    if (found) return found.isDirectory() ? null : part;
    if (dirname(part) === part) return null;
  }
}

/** An error of the file system in words; any other as it came. */
export async function cannotWrite(path: string, error: unknown): Promise<unknown> {
  const {code, syscall} = error as NodeJS.ErrnoException;
  if (!(error instanceof Error) || error instanceof OutputError || !code || !syscall) return error;
  const file = await fileAbove(dirname(path));
  return new OutputError(
    `${path} cannot be written: ${file === null ? (REASONS[code] ?? `the system refuses it (${code})`) : `${file} is a file, not a folder`}`
  );
}

/** How DuckDB says that it could not write a file. */
const UNWRITTEN = /^IO Error: Could not write file "[^"]*": (.+)/;

/** An error in the midst of filling a folder: where the disk is full, by Node or by DuckDB, in words; any other as it came. */
export function cannotFill(path: string, error: unknown): unknown {
  const {code = "", message} = error as NodeJS.ErrnoException;
  const said = UNWRITTEN.exec(message)?.[1];
  const reason =
    code === "ENOSPC" || code === "EDQUOT"
      ? REASONS[code]
      : said === "No space left on device"
        ? REASONS["ENOSPC"]
        : said;
  return reason === undefined ? error : new OutputError(`${path} cannot be written: ${reason}`);
}

/** Makes a folder and those above it. Throws an `OutputError` that names `asked`. */
export async function makeFolder(path: string, asked = path): Promise<void> {
  const make = () =>
    mkdir(path).catch(async (error: unknown) => {
      if (!(await statOf(path))?.isDirectory()) throw error;
    });
  try {
    // Node's own way of making folders above never ends where one can hold none, such as /proc.
    if ((await statOf(path)) === null && !(await statOf(dirname(path)))?.isDirectory() && dirname(path) !== path)
      await makeFolder(dirname(path), asked);
    await make();
  } catch (error) {
    throw await cannotWrite(asked, error);
  }
}
