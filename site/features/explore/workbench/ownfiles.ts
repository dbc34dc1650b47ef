import type {RunHooks} from "./recordreader.js";
import type {Engine} from "../engine/engine.js";
import {columnText, query} from "../engine/query.js";
import {quoteName, quoteText} from "../sql/quote.js";
import {pluralize} from "../../../ui/format.js";
import type {OwnRead} from "../files/messages.js";
import type {FileReading} from "../files/reader.js";

const WHOLE = /^(TINY|SMALL|BIG|HUGE)?INT(EGER)?$|^DOUBLE$/;
const PATH = quoteText("own/text.csv");

/** Columns that look like numbers and are none: a code such as 007 would lose its zeros. */
async function codes(engine: Engine, options: string): Promise<string[]> {
  const described = `DESCRIBE FROM read_csv(${PATH}${options})`;
  const [names, types] = [await columnText(engine, described, 0), await columnText(engine, described, 1)];
  const whole = names.filter((_, index) => WHOLE.test(types[index]!));
  if (!whole.length) return [];
  const tests = whole.map(
    (name) => `coalesce(bool_or(regexp_matches(trim(${quoteName(name)}), '^[-+]?0[0-9]')), false)`
  );
  const found = await query(engine, `SELECT ${tests.join(", ")} FROM read_csv(${PATH}, all_varchar = true${options})`);
  return whole.filter((_, column) => found.at(0, column) === true);
}

async function read(
  engine: Engine,
  table: string,
  options: string,
  rejects: string,
  {signal, report}: RunHooks
): Promise<void> {
  report("Looking at its columns…");
  const kept = await codes(engine, options);
  const types = kept.length ? `, types = {${kept.map((name) => `${quoteText(name)}: 'VARCHAR'`).join(", ")}}` : "";
  report("Reading its rows…");
  await engine.run(`CREATE TABLE main.${quoteName(table)} AS FROM read_csv(${PATH}${options}${rejects}${types})`, {
    signal
  });
}

/** What stands between the cells of a line, by what it has most of; null where it has nothing of the kind. */
async function separator(text: Blob): Promise<string | null> {
  const line =
    (await text.slice(0, 100_000).text())
      .replace(/^\ufeff/, "")
      .split(/\r?\n|\r/)
      .find((some) => some.trim()) ?? "";
  const bare = line.replace(/"[^"]*"/g, "");
  const [most] = [",", ";", "\t", "|"]
    .map((sign) => [sign, bare.split(sign).length - 1] as const)
    .sort((a, b) => b[1] - a[1]);
  return most && most[1] > 0 ? most[0] : null;
}

/** How the engine would read the file: the lines before the table, and its columns. */
async function sniffed(engine: Engine): Promise<{skipped: number; columns: number} | null> {
  try {
    const found = await query(engine, `SELECT SkipRows, len(Columns) FROM sniff_csv(${PATH})`);
    return {skipped: Number(found.at(0, 0)), columns: Number(found.at(0, 1))};
  } catch {
    // What is wrong with it is said when it is read.
    return null;
  }
}

/** Lines that are named in words, and how much of each. */
const NAMED = 5;
const LONGEST = 60;

/**
 * Reads a table from the first line on, and says in `words` which lines it left out because they have more or fewer cells than the first,
 * if any. Gives null, and makes no table, where those are most of the file: then the first line is not its head.
 */
async function readAll(
  engine: Engine,
  table: string,
  sign: string,
  hooks: RunHooks
): Promise<{words: string | null} | null> {
  const forget = "DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans";
  const dialect = `, skip = 0, delim = ${quoteText(sign)}, sample_size = -1, ignore_errors = true`;
  await engine.do(forget);
  try {
    await read(engine, table, dialect, ", store_rejects = true", hooks);
    const rows = Number((await columnText(engine, `SELECT count(*) FROM main.${quoteName(table)}`))[0]);
    const lines =
      "SELECT line, any_value(trim(csv_line, E' \\r\\n')) AS words FROM reject_errors GROUP BY line ORDER BY line";
    const left = Number((await columnText(engine, `SELECT count(*) FROM (${lines})`))[0]);
    if (rows > left) {
      if (!left) return {words: null};
      const named = await columnText(
        engine,
        `SELECT 'line ' || line || ' (' || CASE WHEN length(words) > ${LONGEST} THEN left(words, ${LONGEST}) || '…' ELSE words END || ')' FROM (${lines}) LIMIT ${NAMED}`
      );
      const words = `${pluralize(left, "line")} with more or fewer cells than the first ${left === 1 ? "was" : "were"} left out: ${named.join(", ")}${left > named.length ? " and others" : ""}.`;
      return {words};
    }
  } catch (error) {
    if (hooks.signal.aborted || !engine.alive) throw error;
  } finally {
    if (engine.alive) await engine.do(forget);
  }
  await engine.do(`DROP TABLE IF EXISTS main.${quoteName(table)}`);
  return null;
}

/** Makes a table of CSV in any dialect, and says what of the file is not in it; null when all of it is. */
async function loadText(engine: Engine, table: string, text: Blob, hooks: RunHooks): Promise<string | null> {
  await engine.registerFile("text.csv", text);
  try {
    const seen = await sniffed(engine);
    // A few odd lines make the engine begin after them, or take each line for one cell, and say nothing.
    const sign = seen && (seen.skipped > 0 || seen.columns === 1) ? await separator(text) : null;
    const all = sign === null ? null : await readAll(engine, table, sign, hooks);
    if (all) return all.words;
    const before = seen?.skipped
      ? `What stands before the table was left out: the first ${pluralize(seen.skipped, "line")}.`
      : null;
    try {
      await read(engine, table, "", "", hooks);
    } catch (error) {
      if (hooks.signal.aborted) throw error;
      // The first rows may mislead about the rest: then all are looked at, and only then it is an error.
      await read(engine, table, ", sample_size = -1", "", hooks);
    }
    return before;
  } finally {
    if (engine.alive) await engine.dropFile("text.csv");
  }
}

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
function tableName(file: string, taken: ReadonlySet<string>): string {
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
  hooks: RunHooks
): Promise<OwnTable> {
  const name = tableName(file.name, taken);
  hooks.report(`Reading ${file.name}…`);
  try {
    const read: OwnRead = await reading.ask(
      {kind: "own", file},
      {
        signal: hooks.signal,
        silence: silenceFor(file.size),
        onProgress: (bytes) => hooks.report(`Reading ${file.name}: ${Math.round(bytes / 1e6)} MB so far`)
      }
    );
    const left = "text" in read ? await loadText(engine, name, read.text, hooks) : null;
    if (!("text" in read)) await loadStream(engine, name, read);
    const rows = Number((await columnText(engine, `SELECT count(*) FROM main.${quoteName(name)}`))[0]);
    const columns = await columnText(engine, `DESCRIBE main.${quoteName(name)}`);
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
