import {readFile, stat} from "node:fs/promises";
import {join} from "node:path";
import {InvalidArgumentError, type Command} from "commander";
import {DESCRIPTOR, DescriptorError, verifyEdition, type PublishedFile, type Verification} from "../check/published.js";
import {SourceError} from "../sources/http/error.js";
import {ANY_TYPE} from "../sources/http/request.js";
import {clientOf, positive, withSource} from "./network.js";

interface Options {
  expect?: string;
  timeout: number;
  maxBytes: number;
  json?: boolean;
}

/** Reads one file of the copy; null where there is none. */
type Read = (path: string) => Promise<Uint8Array | null>;

const inFolder = (folder: string): Read => (path) =>
  readFile(join(folder, path)).catch((error: unknown) => {
    if (["ENOENT", "EISDIR", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return null;
    throw error;
  });

function atAddress(base: string, {timeout, maxBytes}: Options): Read {
  // Nothing is answered from an earlier run: what is there now is what is hashed.
  const client = clientOf({cache: null, timeout, maxBytes}, {base, interval: 0});
  return (path) =>
    client
      .get(new URL(path, base).href, [ANY_TYPE])
      .then(({bytes}) => bytes)
      .catch((error: unknown) => {
        if (error instanceof SourceError && error.code === "not-found") return null;
        throw error;
      });
}

/** The edition at a place: there itself, or in `data/` of a whole site. */
async function openCopy(place: string, options: Options): Promise<Read | null> {
  if (/^https?:\/\//.test(place)) {
    const base = place.replace(/[?#].*$/, "").replace(/\/datapackage\.json$/, "").replace(/\/*$/, "/");
    const read = atAddress(base, options);
    return (await read(DESCRIPTOR)) ? read : atAddress(`${base}data/`, options);
  }
  if (!(await stat(place).catch(() => null))?.isDirectory()) return null;
  return (await inFolder(place)(DESCRIPTOR)) ? inFolder(place) : inFolder(join(place, "data"));
}

const SAID: Record<Exclude<PublishedFile["state"], "same">, string> = {
  differs: "is not the file that was published",
  missing: "is not there",
  unhashed: "has no SHA-256 in the descriptor"
};

const inWords = ({path, state, expected, found}: PublishedFile) => (state === "same" ? "" : `${path} ${SAID[state]}${expected === undefined ? "" : `\n  expected: ${expected}\n  found:    ${found}`}`);

function print({edition, descriptor, files}: Verification, wrong: readonly PublishedFile[], expected: string | undefined): void {
  for (const file of wrong) process.stderr.write(`${inWords(file)}\n`);
  if (expected !== undefined && expected !== descriptor) process.stderr.write(`${DESCRIPTOR} is not the one expected\n  expected: sha256:${expected}\n  found:    sha256:${descriptor}\n`);
  const same = files.length - wrong.length;
  console.log(`${same === files.length ? "all" : `${same} of`} ${files.length} files of the edition of ${edition} are as ${DESCRIPTOR} says`);
  console.log(`${DESCRIPTOR} itself: sha256:${descriptor}`);
}

const hash = (text: string) => {
  if (!/^(sha256:)?[0-9a-f]{64}$/i.test(text)) throw new InvalidArgumentError("A SHA-256: 64 hexadecimal digits.");
  return text.replace(/^sha256:/i, "").toLowerCase();
};

/** `docketbook verify DIR-OR-URL`: whether a published copy holds the bytes that its descriptor names. */
export function verifyCommand(program: Command): void {
  const command = program
    .command("verify")
    .description("hash a published copy again and hold it to its datapackage.json")
    .argument("<place>", "the folder or the address of an edition, or of a whole site")
    .option("--expect <sha256>", "the SHA-256 that datapackage.json itself should have, as its publisher told it elsewhere", hash)
    .option("--timeout <seconds>", "the longest that one try may take", positive, 60)
    .option("--max-bytes <number>", "the largest file that is read", positive, 1024 * 1024 * 1024)
    .option("--json", "print the result as JSON");
  command.action((place: string, options: Options) =>
    withSource(options.json, async () => {
      const read = (await openCopy(place, options)) ?? command.error(`error: there is no folder ${place}`, {exitCode: 2});
      const about = (path: string) => {
        if (process.stderr.isTTY) process.stderr.write(`hashing ${path}\n`);
      };
      try {
        const verification = await verifyEdition(read, about);
        const wrong = verification.files.filter(({state}) => state !== "same");
        const sound = wrong.length === 0 && (options.expect === undefined || options.expect === verification.descriptor);
        if (!sound) process.exitCode = 1;
        if (options.json) console.log(JSON.stringify({sound, ...verification}, null, 2));
        else print(verification, wrong, options.expect);
      } catch (error) {
        if (!(error instanceof DescriptorError)) throw error;
        if (options.json) console.log(JSON.stringify({sound: false, error: error.message}, null, 2));
        process.stderr.write(`error: ${error.message}\n`);
        process.exitCode = 1;
      }
    })
  );
}
