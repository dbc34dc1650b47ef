import {type AsyncBuffer, parquetMetadataAsync, parquetSchema, type SchemaTree} from "hyparquet";
import {createHash} from "node:crypto";
import {z} from "zod";

/** A published copy, wherever it is. */
export interface PublishedDataset {
  /** A file by its path from the copy's folder: whole, or read by ranges; null where there is none. */
  read: (path: string) => Promise<Uint8Array | AsyncBuffer | null>;
  /** The paths of all files that are there; null where that cannot be known, as at an address. */
  list: (() => Promise<string[]>) | null;
}

const PIECE = 1 << 22;

/** Bytes as a file that is read by ranges. */
export const ranges = (file: Uint8Array | AsyncBuffer): AsyncBuffer =>
  file instanceof Uint8Array
    ? {byteLength: file.byteLength, slice: (from, to) => Uint8Array.from(file.subarray(from, to)).buffer}
    : file;

/** SHA-256 in hexadecimal, of a file that memory need not hold. */
export async function sha256(file: AsyncBuffer): Promise<string> {
  const hash = createHash("sha256");
  for (let from = 0; from < file.byteLength; from += PIECE)
    hash.update(new Uint8Array(await file.slice(from, Math.min(from + PIECE, file.byteLength))));
  return hash.digest("hex");
}

/** What the descriptor of a load says of the rows in its files. */
export const loadDescriptor = z.object({
  load: z.string(),
  rows: z.number().int().min(0),
  partition: z.array(z.string()),
  schema: z.object({fields: z.array(z.object({name: z.string(), type: z.string()}))})
});
export type LoadDescriptor = z.infer<typeof loadDescriptor>;

/** What a Parquet file holds, as a Table Schema has it. */
export interface Held {
  rows: number;
  columns: string[];
}

const column = (name: string, type: string) => `${name}: ${type}`;

/** The type of a column in the words of a Table Schema. */
function typeOf({element, children}: SchemaTree): string {
  const {type, converted_type: converted, logical_type: logical} = element;
  if (converted === "LIST" || logical?.type === "LIST") return "array";
  if (children.length) return "object";
  if (converted === "DATE" || logical?.type === "DATE") return "date";
  if (converted === "DECIMAL" || logical?.type === "DECIMAL" || type === "DOUBLE") return "number";
  return type === "BYTE_ARRAY" ? "string" : type === "BOOLEAN" ? "boolean" : "integer";
}

/** The number of rows and the columns that a Parquet file says it has. Throws for what is no Parquet. */
export async function readSchema(file: AsyncBuffer): Promise<Held> {
  const metadata = await parquetMetadataAsync(file);
  return {
    rows: Number(metadata.num_rows),
    columns: parquetSchema(metadata).children.map((one) => column(one.element.name, typeOf(one)))
  };
}

/** The columns that each file of a load should have: what names its folders stands in none of them. */
export const expectedColumns = ({schema, partition}: LoadDescriptor): string[] =>
  schema.fields.filter(({name}) => !partition.includes(name)).map(({name, type}) => column(name, type));

/** A file of a published copy, checked against its descriptor. */
export interface PublishedFile {
  path: string;
  /** `unhashed`: the descriptor gives no SHA-256 of it, so that nothing can be said. `unexpected`: it is there, and no load put it there. */
  state: "same" | "differs" | "missing" | "unhashed" | "unexpected";
  /** Where it differs: what the descriptor says, and what was found. */
  expected?: string;
  found?: string;
}

/** The result of checking a published copy. */
export interface Verification {
  /** The day of the edition, as its descriptor says; null where it is a load. */
  edition: string | null;
  /** The table and the rows of a load, as its descriptor says; null where it is an edition. */
  load: {table: string; rows: number} | null;
  /** SHA-256 of `datapackage.json` itself, in hexadecimal: everything else depends on it. */
  descriptor: string;
  files: PublishedFile[];
}

/** What was read is not the descriptor of an edition or a load. */
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
async function compareSchema(
  file: AsyncBuffer,
  {rows}: Resource,
  load: LoadDescriptor
): Promise<[expected: string, found: string] | null> {
  const held = await readSchema(file).catch(() => null);
  if (!held) return ["Parquet", "no Parquet"];
  if (held.rows !== rows) return [`${rows ?? "a number of"} rows`, `${held.rows} rows`];
  const [expected, found] = [expectedColumns(load).join(", "), held.columns.join(", ")];
  return expected === found ? null : [expected, found];
}

async function verifyFile(
  read: PublishedDataset["read"],
  about: Resource,
  load: LoadDescriptor | null
): Promise<PublishedFile> {
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
  const wrong = load && (await compareSchema(file, about, load));
  return wrong ? {path, state: "differs", expected: wrong[0], found: wrong[1]} : {path, state: "same"};
}

/**
 * Hashes every file of a published edition, or of what `load` wrote, and checks it against its `datapackage.json`. For a load it also checks
 * the rows and columns of each file, and reports files that are not listed, since an engine would read them as more rows.
 * @param about told of each file before it is read
 * @throws DescriptorError where the descriptor is missing, is none, or names files outside of its folder; and what `read` throws
 */
export async function verifyCopy(
  {read, list}: PublishedDataset,
  about: (path: string) => void = () => {}
): Promise<Verification> {
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
