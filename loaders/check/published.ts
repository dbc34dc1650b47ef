import {createHash} from "node:crypto";
import {z} from "zod";

/** A file of a published edition, held to what its descriptor says of it. */
export interface PublishedFile {
  path: string;
  /** `unhashed`: the descriptor gives no SHA-256 of it, so that nothing can be said. */
  state: "same" | "differs" | "missing" | "unhashed";
  /** Where it differs: what the descriptor says, and what was found. */
  expected?: string;
  found?: string;
}

/** What became of a published edition. */
export interface Verification {
  /** The day of the edition, as its descriptor says. */
  edition: string;
  /** SHA-256 of `datapackage.json` itself, in hexadecimal: what the rest hangs on. */
  descriptor: string;
  files: PublishedFile[];
}

/** What stands at the place is no descriptor of an edition. */
export class DescriptorError extends Error {
  override name = "DescriptorError";
}

export const DESCRIPTOR = "datapackage.json";
const resource = z.object({path: z.string(), hash: z.string().optional(), bytes: z.number().optional()});
const descriptor = z.object({docketbook: z.object({edition: z.string()}), resources: z.array(resource).min(1)});

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
/** A path that stays in the edition's own folder; a descriptor from elsewhere could name any file. */
const isInside = (path: string) => /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/.test(path);

function parsed(bytes: Uint8Array): z.infer<typeof descriptor> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new DescriptorError(`${DESCRIPTOR} is not JSON`);
  }
  const {data, error} = descriptor.safeParse(json);
  const [issue] = error?.issues ?? [];
  if (!data) throw new DescriptorError(`${DESCRIPTOR} describes no edition of docketbook: ${issue?.path.join(".") || "the whole"}: ${issue?.message ?? ""}`);
  const outside = data.resources.find(({path}) => !isInside(path));
  if (outside) throw new DescriptorError(`${DESCRIPTOR} names a file outside of its folder: ${outside.path.slice(0, 200)}`);
  return data;
}

/**
 * Hashes every file of a published edition again and holds it to the edition's `datapackage.json`.
 * @param read the bytes of a file by its path from the edition's folder; null where there is none
 * @param about told of each file before it is read
 * @throws DescriptorError where the descriptor is missing, is none, or names files outside of its folder; and what `read` throws
 */
export async function verifyEdition(read: (path: string) => Promise<Uint8Array | null>, about: (path: string) => void = () => {}): Promise<Verification> {
  const bytes = await read(DESCRIPTOR);
  if (!bytes) throw new DescriptorError(`there is no ${DESCRIPTOR}`);
  const {docketbook, resources} = parsed(bytes);
  const files: PublishedFile[] = [];
  for (const {path, hash, bytes: size} of resources) {
    about(path);
    const expected = hash?.startsWith("sha256:") ? hash.slice("sha256:".length).toLowerCase() : null;
    const content = expected === null ? null : await read(path);
    if (expected === null) files.push({path, state: "unhashed"});
    else if (!content) files.push({path, state: "missing"});
    else if (sha256(content) !== expected) files.push({path, state: "differs", expected: `sha256:${expected}`, found: `sha256:${sha256(content)}`});
    else if (size !== undefined && size !== content.length) files.push({path, state: "differs", expected: `${size} bytes`, found: `${content.length} bytes`});
    else files.push({path, state: "same"});
  }
  return {edition: docketbook.edition, descriptor: sha256(bytes), files};
}
