import type {Engine} from "../engine/engine.js";
import type {OwnRead} from "../files/messages.js";
import type {FileReading} from "../files/reader.js";
import {quoteName} from "../sql/quote.js";
import {loadText, values, type Hooks} from "./owntext.js";

/** A file of the reader's, as a table. */
export interface OwnTable {
  /** The table's name in SQL. */
  name: string;
  /** What the file is called. */
  file: string;
  rows: number;
  columns: number;
  note: string | null;
}

/** A table's name for a file's: its letters, digits and underscores, without its endings, and not one that is taken. */
export function tableName(file: string, taken: ReadonlySet<string>): string {
  const plain = file
    .normalize("NFC")
    .toLowerCase()
    .replace(/(\.(csv|tsv|txt|tab|json|ndjson|jsonl|geojson|parquet|arrow|arrows|ipc|feather|gz|gzip))+$/, "")
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 60);
  const base = /^\p{L}/u.test(plain) ? plain : `file_${plain}`.replace(/_$/, "");
  let name = base;
  for (let count = 2; taken.has(name); count++) name = `${base}_${count}`;
  return name;
}

async function loadStream(
  engine: Engine,
  table: string,
  {stream, select}: {stream: Uint8Array; select: string}
): Promise<void> {
  if (select === "*") return engine.insert("main", table, stream);
  await engine.insert("main", "own_arriving", stream);
  try {
    await engine.do(`CREATE TABLE main.${quoteName(table)} AS SELECT ${select} FROM main.own_arriving`);
  } finally {
    await engine.do("DROP TABLE main.own_arriving");
  }
}

/** The first line of what DuckDB says of a CSV; the rest are its settings. */
const firstLines = (message: string) => message.split("\n").filter(Boolean).slice(0, 3).join(" ");

/** How long a file may take to give anything, in milliseconds: some seconds, and one more for each megabyte. */
const silenceFor = (bytes: number): number => 15_000 + bytes / 1000;

/** Makes a table of a file of the reader's. Throws in words for the reader; the engine goes on. */
export async function openOwn(
  engine: Engine,
  reading: FileReading,
  file: File,
  taken: ReadonlySet<string>,
  hooks: Hooks
): Promise<OwnTable> {
  const name = tableName(file.name, taken);
  hooks.say(`Reading ${file.name}…`);
  try {
    const read: OwnRead = await reading.ask(
      {kind: "own", file},
      {
        signal: hooks.signal,
        silence: silenceFor(file.size),
        progress: (bytes) => hooks.say(`Reading ${file.name}: ${Math.round(bytes / 1e6)} MB so far`)
      }
    );
    const left = "text" in read ? await loadText(engine, name, read.text, hooks) : null;
    if (!("text" in read)) await loadStream(engine, name, read);
    const rows = Number((await values(engine, `SELECT count(*) FROM main.${quoteName(name)}`))[0]);
    const columns = await values(engine, `DESCRIBE main.${quoteName(name)}`);
    return {
      name,
      file: file.name,
      rows,
      columns: columns.length,
      note: [read.note, left].filter(Boolean).join(" ") || null
    };
  } catch (error) {
    if (hooks.signal.aborted) throw error;
    throw new Error(`${file.name} was not opened: ${firstLines((error as Error).message)}`);
  }
}
