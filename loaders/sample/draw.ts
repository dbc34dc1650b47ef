import type {RecordRows} from "../record/record.js";
import type {Row} from "../schema/table.js";

/** The tables whose rows say something about the world that a source can bear out. */
export const SAMPLED = ["events", "orders", "cases", "laws", "claims", "observations"] as const;

/** A row as somebody who looks it up needs it. */
export interface Drawn {
  row: string;
  table: string;
  grade: string;
  claim: string;
  source: string;
  locator: string;
}

/** Numbers from 0 up to 1, the same for the same seed on every machine (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const all = [...items];
  for (let last = all.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [all[last], all[other]] = [all[other]!, all[last]!];
  }
  return all;
}

const textIn = (row: Row, column: string) => (typeof row[column] === "string" ? row[column] : "");
const joined = (...parts: unknown[]) =>
  parts
    .filter((part) => part !== null && part !== undefined && part !== "")
    .map((part) => String(part).replace(/\.$/, ""))
    .join(". ");

function claimOf(table: string, row: Row, {tables}: RecordRows): string {
  switch (table) {
    case "events":
      return joined(row["date"], row["title"], row["summary"]);
    case "orders":
      return joined(row["date"], row["title"], row["requires"]);
    case "cases":
      return joined(row["caption"], row["docket_number"], row["status"]);
    case "laws":
      return joined(row["citation"], row["rule"]);
    case "claims":
      return joined(row["claim"], row["verdict"], row["finding"]);
    default: {
      const series = tables.series.find((entry) => entry.row.id === row["series_id"])?.row;
      return joined(
        series?.title,
        row["period"],
        row["geography"],
        row["dimension"],
        `${String(row["bound"])} ${String(row["value"])} ${String(row["unit"])}`
      );
    }
  }
}

/**
 * Draws rows at random, one of each table and grade in turn until there are enough, so that no large table crowds out the others. The same record
 * and seed give the same rows, sorted by table and id.
 */
export function drawSample(record: RecordRows, {rows, seed}: {rows: number; seed: number}): Drawn[] {
  const random = randomFrom(seed);
  const sources = new Map(record.tables.sources.map(({row}) => [row.id, row]));
  const strata = new Map<string, {table: string; row: Row}[]>();
  for (const table of SAMPLED) {
    for (const {row} of record.tables[table] as {row: Row}[]) {
      const stratum = `${table} ${textIn(row, "grade")}`;
      (strata.get(stratum) ?? strata.set(stratum, []).get(stratum)!).push({table, row});
    }
  }
  const byId = (a: {row: Row}, b: {row: Row}) => (String(a.row["id"]) < String(b.row["id"]) ? -1 : 1);
  const decks = [...strata.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, members]) => shuffled(members.sort(byId), random));
  const taken: {table: string; row: Row}[] = [];
  for (let turn = 0; taken.length < rows && decks.some((deck) => turn < deck.length); turn++)
    taken.push(
      ...shuffled(
        decks.flatMap((deck) => deck[turn] ?? []),
        random
      ).slice(0, rows - taken.length)
    );
  const order = (table: string) => SAMPLED.indexOf(table as (typeof SAMPLED)[number]);
  return taken
    .sort((a, b) => order(a.table) - order(b.table) || byId(a, b))
    .map(({table, row}) => ({
      row: String(row["id"]),
      table,
      grade: textIn(row, "grade"),
      claim: claimOf(table, row, record),
      source: [...((row["source_ids"] as string[] | undefined) ?? []), ...[row["source_id"] as string | undefined]]
        .flatMap((id) => (id === undefined ? [] : (sources.get(id) ?? [])))
        .map(({title, url, copy_url}) => joined(title, url ?? copy_url))
        .join("\n"),
      locator: textIn(row, "locator")
    }));
}
