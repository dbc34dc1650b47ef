import type {AsyncBuffer} from "hyparquet";
import {z} from "zod";
import {ranges, sha256, type Copy} from "./publisheddataset.js";
import {heldBy, loadDescriptor, promised, type LoadDescriptor} from "./publishedschema.js";

/** A file of a published copy, held to what its descriptor says of it. */
export interface PublishedFile {
  path: string;
  /** `unhashed`: the descriptor gives no SHA-256 of it, so that nothing can be said. `unexpected`: it is there, and no load put it there. */
  state: "same" | "differs" | "missing" | "unhashed" | "unexpected";
  /** Where it differs: what the descriptor says, and what was found. */
  expected?: string;
  found?: string;
}

/** What became of a published copy. */
export interface Verification {
  /** The day of the edition, as its descriptor says; null where it is a load. */
  edition: string | null;
  /** The table and the rows of a load, as its descriptor says; null where it is an edition. */
  load: {table: string; rows: number} | null;
  /** SHA-256 of `datapackage.json` itself, in hexadecimal: what the rest hangs on. */
  descriptor: string;
  files: PublishedFile[];
}

/** What stands at the place is no descriptor of an edition or a load. */
export class DescriptorError extends Error {
  override name = "DescriptorError";
}

export const DESCRIPTOR = "datapackage.json";
const resource = z.object({
  path: z.string(),
  hash: z.string().optional(),
  bytes: z.number().optional(),
  rows: z.number().optional()
});
const descriptor = z.union([
  z.object({docketbook: z.object({edition: z.string()}), resources: z.array(resource).min(1)}),
  z.object({docketbook: loadDescriptor, resources: z.array(resource)})
]);
type Resource = z.infer<typeof resource>;

/** A path that stays in the copy's own folder; a descriptor from elsewhere could name any file. */
const isInside = (path: string) => /^[\w-][\w.=%-]*(?:\/[\w-][\w.=%-]*)*$/.test(path);

function parsed(text: string): z.infer<typeof descriptor> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new DescriptorError(`${DESCRIPTOR} is not JSON`);
  }
  const {data, error} = descriptor.safeParse(json);
  const [issue] = error?.issues ?? [];
  if (!data)
    throw new DescriptorError(
      `${DESCRIPTOR} describes no edition or load of docketbook: ${issue?.path.join(".") || "the whole"}: ${issue?.message ?? ""}`
    );
  const outside = data.resources.find(({path}) => !isInside(path));
  if (outside)
    throw new DescriptorError(`${DESCRIPTOR} names a file outside of its folder: ${outside.path.slice(0, 200)}`);
  return data;
}

/** What of a file's rows and columns is not as the descriptor of its load says; null where all is. */
async function unlike(
  file: AsyncBuffer,
  {rows}: Resource,
  load: LoadDescriptor
): Promise<[expected: string, found: string] | null> {
  const held = await heldBy(file).catch(() => null);
  if (!held) return ["Parquet", "no Parquet"];
  if (held.rows !== rows) return [`${rows ?? "a number of"} rows`, `${held.rows} rows`];
  const [expected, found] = [promised(load).join(", "), held.columns.join(", ")];
  return expected === found ? null : [expected, found];
}

async function verifyFile(read: Copy["read"], about: Resource, load: LoadDescriptor | null): Promise<PublishedFile> {
  const {path, hash, bytes} = about;
  const expected = hash?.startsWith("sha256:") ? hash.slice("sha256:".length).toLowerCase() : null;
  if (expected === null) return {path, state: "unhashed"};
  const content = await read(path);
  if (!content) return {path, state: "missing"};
  const file = ranges(content);
  const found = await sha256(file);
  if (found !== expected) return {path, state: "differs", expected: `sha256:${expected}`, found: `sha256:${found}`};
  if (bytes !== undefined && bytes !== file.byteLength)
    return {path, state: "differs", expected: `${bytes} bytes`, found: `${file.byteLength} bytes`};
  const wrong = load && (await unlike(file, about, load));
  return wrong ? {path, state: "differs", expected: wrong[0], found: wrong[1]} : {path, state: "same"};
}

/**
 * Hashes every file of a published edition, or of what `load` wrote, again and holds it to its `datapackage.json`. Of a load the rows and
 * columns of each file are held to it too, and a file that it does not name is found, since it would be read as more rows.
 * @param about told of each file before it is read
 * @throws DescriptorError where the descriptor is missing, is none, or names files outside of its folder; and what `read` throws
 */
export async function verifyCopy({read, list}: Copy, about: (path: string) => void = () => {}): Promise<Verification> {
  const content = await read(DESCRIPTOR);
  if (!content) throw new DescriptorError(`there is no ${DESCRIPTOR}`);
  const whole = ranges(content);
  const {docketbook, resources} = parsed(new TextDecoder().decode(await whole.slice(0)));
  const load = "load" in docketbook ? docketbook : null;
  const files: PublishedFile[] = [];
  for (const one of resources) {
    about(one.path);
    files.push(await verifyFile(read, one, load));
  }
  if (load && list) {
    const named = new Set([DESCRIPTOR, ...resources.map(({path}) => path)]);
    for (const path of (await list()).sort()) if (!named.has(path)) files.push({path, state: "unexpected"});
  }
  const rows = resources.reduce((sum, one) => sum + (one.rows ?? 0), 0);
  if (load && rows !== load.rows)
    files.push({path: DESCRIPTOR, state: "differs", expected: `${load.rows} rows in all files`, found: `${rows} rows`});
  return {
    edition: "edition" in docketbook ? docketbook.edition : null,
    load: load && {table: load.load, rows: load.rows},
    descriptor: await sha256(whole),
    files
  };
}
