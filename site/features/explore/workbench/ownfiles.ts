import type {RunHooks} from "./recordreader.js";
import type {Engine} from "../engine/engine.js";
import {columnText, query} from "../engine/query.js";
import {quoteName} from "../sql/quote.js";
import type {OwnRead, OwnSettings, TextReport} from "../files/messages.js";
import type {FileReading} from "../files/reader.js";
import {thousands} from "../../../../loaders/diagnostics/pluralize.js";

/** A column of a file of the reader's. */
export interface OwnColumn {
  name: string;
  /** Its type as SQL names it. */
  type: string;
  /** Why it has that type. */
  why: string;
  /** Types that it could be cast to, though cells would change. */
  offers: readonly string[];
  /** Whether `why` is told at once: it is text though its cells are numbers, dates or times, or a cast changed cells. */
  odd: boolean;
}

/** A file of the reader's, as a table. */
export interface OwnTable {
  /** The table's name in SQL. */
  name: string;
  file: File;
  settings: OwnSettings;
  /** What the reader chose for a column. */
  casts: ReadonlyMap<string, string>;
  rows: number;
  columns: OwnColumn[];
  note: string | null;
  /** How it was divided; null of a kind that says so itself. */
  text: TextReport | null;
}

/** Columns that are named at once; of more, the list of columns tells. */
const MOST = 3;

/** What a reader is told at once of the columns: which stayed text though most of their cells are more than that, and which a cast changed; empty where none. */
export function columnsNote(columns: readonly OwnColumn[]): string {
  const odd = columns.filter((column) => column.odd);
  const said = odd
    .slice(0, MOST)
    .map(({name, type, why}) => (type === "VARCHAR" ? `${name} is text: ${why}.` : `${name} is ${type} ${why}.`));
  const more = odd.length - said.length;
  return [...said, ...(more ? [`“Columns” tells of ${thousands(more)} more.`] : [])].join(" ");
}

/** A table's name for a file's: its letters, digits and underscores, without its endings, and not one that is taken. */
function tableName(file: string, taken: ReadonlySet<string>): string {
  const plain = file
    .normalize("NFC")
    .toLowerCase()
    .replace(
      /(\.(csv|tsv|txt|tab|json|ndjson|jsonl|geojson|parquet|arrow|arrows|ipc|feather|xlsx|xlsm|ods|gz|gzip))+$/,
      ""
    )
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 60);
  const base = /^\p{L}/u.test(plain) ? plain : `file_${plain}`.replace(/_$/, "");
  let name = base;
  for (let count = 2; taken.has(name); count++) name = `${base}_${count}`;
  return name;
}

const numbers = (cell: string, type: string) =>
  `TRY_CAST(CASE WHEN regexp_matches(${cell}, '^[-+]?\\d{1,3}(,\\d{3})+(\\.\\d+)?$') THEN replace(${cell}, ',', '') ELSE ${cell} END AS ${type})`;

const NUMERIC = /INT|DOUBLE|DECIMAL/;

/** An offered type as SQL: the type, and the expression of a cell in it; null where the cell cannot be. */
export function castOf(column: string, offer: string): {type: string; sql: string} {
  const cell = quoteName(column);
  const [type = offer, how] = offer.split(", ");
  if (how === "month first" || how === "day first")
    return {type, sql: `CAST(try_strptime(${cell}, '${how === "day first" ? "%d/%m/%Y" : "%m/%d/%Y"}') AS DATE)`};
  if (how === "decimal comma" || how === "point between thousands")
    return {
      type,
      sql: `TRY_CAST(CASE WHEN regexp_matches(${cell}, '^[-+]?(\\d+|\\d{1,3}(\\.\\d{3})+)(,\\d+)?$') THEN replace(replace(${cell}, '.', ''), ',', '.') END AS ${type})`
    };
  return {type, sql: NUMERIC.test(type) ? numbers(cell, type) : `TRY_CAST(${cell} AS ${type})`};
}

/** What a cast may do to cells: what is said before it, and after. */
const EFFECTS = [
  ["would lose digits", "lost digits"],
  ["would change", "changed"],
  ["would be NULL", "became NULL"]
] as const;

/**
 * What a cast would change, in words: how many cells would print in another way, and how many would be lost; empty where none.
 * @param done whether it is said of a cast that is made
 */
export async function castEffect(
  engine: Engine,
  {name, rows}: OwnTable,
  column: string,
  offer: string,
  done = false
): Promise<string> {
  const {sql, type} = castOf(column, offer);
  const printed = type === "DOUBLE" ? `regexp_replace(CAST(v AS VARCHAR), '\\.0$', '')` : "CAST(v AS VARCHAR)";
  // The digits of a number that count, whatever its marks, zeros and power of ten.
  const digits = (text: string) =>
    `trim(regexp_replace(regexp_replace(${text}, '[eE].*$', ''), '[^0-9]', '', 'g'), '0')`;
  const kinds = {
    lost: NUMERIC.test(type) ? `v IS NOT NULL AND ${digits("p")} <> ${digits("c")}` : "false",
    changed: "v IS NOT NULL AND p <> c",
    missing: "v IS NULL"
  };
  const counted = (kind: string, example: string) =>
    `count(*) FILTER (WHERE ${kind}), first(${example}) FILTER (WHERE ${kind})`;
  const became = `c || ' ${done ? "is" : "would be"} ' || p`;
  const found = await query(
    engine,
    `SELECT ${counted(kinds.lost, became)}, ${counted(`${kinds.changed} AND NOT (${kinds.lost})`, became)}, ${counted(kinds.missing, "c")}
     FROM (SELECT c, v, ${printed} AS p FROM (SELECT ${quoteName(column)} AS c, ${sql} AS v FROM main.${quoteName(name)} WHERE ${quoteName(column)} IS NOT NULL))`
  );
  const parts = EFFECTS.flatMap((words, index) => {
    const [count, example] = [Number(found.at(0, index * 2)), found.at(0, index * 2 + 1) as string | null];
    const what = words[done ? 1 : 0];
    return count ? [`${thousands(count)} of ${thousands(rows)} cells ${what}: ${example?.slice(0, 80)}`] : [];
  });
  return parts.join("; ");
}

/** Casts a column in place, and says so in its description. */
export async function castColumn(engine: Engine, table: OwnTable, column: string, offer: string): Promise<void> {
  const {type, sql} = castOf(column, offer);
  const changed = await castEffect(engine, table, column, offer, true);
  await engine.do(
    `ALTER TABLE main.${quoteName(table.name)} ALTER COLUMN ${quoteName(column)} SET DATA TYPE ${type} USING ${sql}`
  );
  const found = table.columns.find(({name}) => name === column);
  const why = changed === "" ? "as you chose" : `as you chose: ${changed}`;
  if (found) Object.assign(found, {type, why, odd: changed !== "", offers: ["VARCHAR"]});
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

/** The first lines of what the engine says; the rest are its settings. */
const firstLines = (message: string) => message.split("\n").filter(Boolean).slice(0, 3).join(" ").slice(0, 500);

/** How long a file may take to give anything, in milliseconds: some seconds, and one more for each megabyte. */
const silenceFor = (bytes: number): number => 15_000 + bytes / 1000;

/**
 * Makes a table of a file of the reader's. Throws in words for the reader; the engine goes on.
 * @param taken names of tables that there are
 * @param again the table that the file is already, to be read in another way
 */
export async function openOwn(
  engine: Engine,
  reading: FileReading,
  file: File,
  taken: ReadonlySet<string>,
  {signal, report}: RunHooks,
  {settings, casts, name: old}: Partial<OwnTable> = {}
): Promise<OwnTable> {
  const name = old ?? tableName(file.name, taken);
  const table = `main.${quoteName(name)}`;
  // Where it was read before, it stays as it was until it is read again whole.
  const arriving = old === undefined ? name : "own_again";
  const kept = {
    ...settings,
    text: [...(casts ?? [])].filter(([, type]) => type === "VARCHAR").map(([column]) => column)
  };
  report(`Reading ${file.name}…`);
  let made = false;
  try {
    const read: OwnRead = await reading.ask(
      {kind: "own", file, settings: kept},
      {
        signal,
        silence: silenceFor(file.size),
        onProgress: (bytes) => report(`Reading ${file.name}: ${Math.round(bytes / 1e6)} MB so far`),
        async onBatch(stream, rows) {
          signal.throwIfAborted();
          // The next batch may come before this one is in: the first alone makes the table.
          const first = !made;
          made = true;
          await engine.insert("main", arriving, stream, first);
          report(`Reading ${file.name}: ${thousands(rows)} rows so far`);
        }
      }
    );
    if ("stream" in read) await loadStream(engine, arriving, read);
    if (old !== undefined) {
      await engine.do(`DROP TABLE IF EXISTS ${table}`);
      await engine.do(`ALTER TABLE main.own_again RENAME TO ${quoteName(name)}`);
    }
    const described = `DESCRIBE ${table}`;
    const [names, types] = [await columnText(engine, described, 0), await columnText(engine, described, 1)];
    const text = "text" in read ? read.text : null;
    const columns = names.map((column, index): OwnColumn => {
      const seen = text?.columns[index];
      return {
        name: column,
        type: types[index]!,
        why: seen?.why ?? "as the file has it",
        offers: seen ? (seen.type === "VARCHAR" ? seen.offers : ["VARCHAR"]) : [],
        odd: seen?.odd ?? false
      };
    });
    const opened: OwnTable = {
      name,
      file,
      settings: settings ?? {},
      casts: casts ?? new Map(),
      rows: Number((await columnText(engine, `SELECT count(*) FROM ${table}`))[0]),
      columns,
      note: read.note,
      text
    };
    for (const [column, type] of opened.casts)
      if (type !== "VARCHAR" && columns.some((one) => one.name === column && one.type === "VARCHAR"))
        await castColumn(engine, opened, column, type);
    return opened;
  } catch (error) {
    if (engine.alive) await engine.do(`DROP TABLE IF EXISTS main.${quoteName(arriving)}`).catch(() => undefined);
    if (signal.aborted) throw error;
    throw new Error(`${file.name} was not opened: ${firstLines((error as Error).message)}`);
  }
}
