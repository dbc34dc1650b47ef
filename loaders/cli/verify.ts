import {readdir, stat} from "node:fs/promises";
import {join, relative} from "node:path";
import {InvalidArgumentError, type Command} from "commander";
import {asyncBufferFromFile} from "hyparquet";
import {pluralize, thousands} from "../diagnostics/pluralize.js";
import {
  type PublishedDataset,
  DESCRIPTOR,
  DescriptorError,
  type PublishedFile,
  type Verification,
  verifyCopy
} from "../dataset/verify.js";
import {SourceError} from "../sources/http/error.js";
import {ANY_TYPE} from "../sources/http/request.js";
import {clientOf, positive, withSource} from "./network.js";

interface Options {
  expect?: string;
  timeout: number;
  maxBytes: number;
  json?: boolean;
}

const inFolder = (folder: string): PublishedDataset => ({
  read: async (path) =>
    (await stat(join(folder, path)).catch(() => null))?.isFile() ? asyncBufferFromFile(join(folder, path)) : null,
  list: async () =>
    (await readdir(folder, {recursive: true, withFileTypes: true}))
      .filter((entry) => !entry.isDirectory())
      .map(({parentPath, name}) => relative(folder, join(parentPath, name)))
});

function atAddress(base: string, {timeout, maxBytes}: Options): PublishedDataset {
  // Nothing is answered from an earlier run: what is there now is what is hashed.
  const client = clientOf({cache: null, timeout, maxBytes}, {base, interval: 0});
  const read: PublishedDataset["read"] = (path) =>
    client
      .get(new URL(path.split("/").map(encodeURIComponent).join("/"), base).href, [ANY_TYPE])
      .then(({bytes}) => bytes)
      .catch((error: unknown) => {
        if (error instanceof SourceError && error.code === "not-found") return null;
        throw error;
      });
  return {read, list: null};
}

/** The copy at a place: there itself, or in `data/` of a whole site. */
async function openCopy(place: string, options: Options): Promise<PublishedDataset | null> {
  if (/^https?:\/\//.test(place)) {
    const base = place
      .replace(/[?#].*$/, "")
      .replace(/\/datapackage\.json$/, "")
      .replace(/\/*$/, "/");
    const copy = atAddress(base, options);
    return (await copy.read(DESCRIPTOR)) ? copy : atAddress(`${base}data/`, options);
  }
  if (!(await stat(place).catch(() => null))?.isDirectory()) return null;
  return (await inFolder(place).read(DESCRIPTOR)) ? inFolder(place) : inFolder(join(place, "data"));
}

const SAID: Record<Exclude<PublishedFile["state"], "same">, string> = {
  differs: "is not the file that was published",
  missing: "is not there",
  unhashed: "has no SHA-256 in the descriptor",
  unexpected: "is not named in the descriptor: it would be read as more rows"
};

const inWords = ({path, state, expected, found}: PublishedFile) =>
  state === "same"
    ? ""
    : `${path} ${SAID[state]}${expected === undefined ? "" : `\n  expected: ${expected}\n  found:    ${found}`}`;

function print(
  {edition, load, descriptor, files}: Verification,
  wrong: readonly PublishedFile[],
  expected: string | undefined
): void {
  for (const file of wrong) process.stderr.write(`${inWords(file)}\n`);
  if (expected !== undefined && expected !== descriptor)
    process.stderr.write(
      `${DESCRIPTOR} is not the one expected\n  expected: sha256:${expected}\n  found:    sha256:${descriptor}\n`
    );
  const named = files.filter(({path, state}) => path !== DESCRIPTOR && state !== "unexpected");
  const same = named.filter(({state}) => state === "same").length;
  const what = load ? `the load of ${load.table} (${pluralize(load.rows, "row")})` : `the edition of ${edition}`;
  const one = named.length === 1;
  console.log(
    `${same === named.length ? (one ? "the" : "all") : `${thousands(same)} of`} ${pluralize(named.length, "file")} of ${what} ${one ? "is" : "are"} as ${DESCRIPTOR} says`
  );
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
    .description("hash a published copy again and check it against its datapackage.json")
    .argument("<place>", "the folder or the address of an edition, of a whole site, or of what load wrote")
    .option(
      "--expect <sha256>",
      "the SHA-256 that datapackage.json itself should have, as its publisher gave it elsewhere",
      hash
    )
    .option("--timeout <seconds>", "the time limit for one try", positive, 60)
    .option("--max-bytes <number>", "the largest file to read", positive, 1024 * 1024 * 1024)
    .option("--json", "print the result as JSON");
  command.action((place: string, options: Options) =>
    withSource(options.json, async () => {
      const copy =
        (await openCopy(place, options)) ?? command.error(`error: there is no folder ${place}`, {exitCode: 2});
      const about = (path: string) => {
        if (process.stderr.isTTY) process.stderr.write(`hashing ${path}\n`);
      };
      try {
        const verification = await verifyCopy(copy, about);
        const wrong = verification.files.filter(({state}) => state !== "same");
        const sound =
          wrong.length === 0 && (options.expect === undefined || options.expect === verification.descriptor);
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
