import type {Sourced} from "./read.js";
import type {OpenEntry} from "./sealed.js";

export type StoredEntry = Sourced<OpenEntry>;

/** What a run found: `completed` had no text before. */
export interface Merged {
  entries: StoredEntry[];
  added: Set<number>;
  changed: Set<number>;
  completed: Set<number>;
}

const time = ({row: {date_modified}}: StoredEntry) => Date.parse(date_modified);
const inOrder = (a: StoredEntry, b: StoredEntry) => {
  const [first, second] = [a.row.recap_sequence_number, b.row.recap_sequence_number];
  return first < second ? -1 : first > second ? 1 : a.row.id - b.row.id;
};

/** The entries of earlier runs with those of this one: the later form of an entry stands. No entry is ever final. */
export function mergeEntries(earlier: readonly StoredEntry[], found: readonly StoredEntry[]): Merged {
  const byId = new Map(earlier.map((entry) => [entry.row.id, entry]));
  const had = new Map(byId);
  for (const entry of found) {
    const known = byId.get(entry.row.id);
    if (!known || time(entry) >= time(known)) byId.set(entry.row.id, entry);
  }
  const ids = (those: (now: StoredEntry, before: StoredEntry | undefined) => boolean) =>
    new Set([...byId].filter(([id, now]) => those(now, had.get(id))).map(([id]) => id));
  return {
    entries: [...byId.values()].sort(inOrder),
    added: ids((_, before) => !before),
    changed: ids((now, before) => before !== undefined && now.row.date_modified !== before.row.date_modified),
    completed: ids(
      (now, before) => before !== undefined && before.row.description.trim() === "" && now.row.description.trim() !== ""
    )
  };
}

/** The latest `date_modified`, from which the next run goes on; null when there is no entry. */
export const latest = (entries: readonly StoredEntry[]): string | null =>
  entries.reduce<StoredEntry | null>((last, entry) => (last && time(last) >= time(entry) ? last : entry), null)?.row
    .date_modified ?? null;
