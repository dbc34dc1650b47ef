import type {Event} from "../../loaders/schema/tables/events.js";
import type {Series} from "../../loaders/schema/tables/series.js";
import type {Grade} from "../../loaders/schema/common.js";
import {formatGrade, gradeName} from "../ui/format.js";
import {words} from "../words/words.js";

/** The row of an id. Throws a RangeError for one that the table lacks: a figure never draws around a gap. */
export function row<R extends {id: string}>(rows: readonly R[], id: string): R {
  const found = rows.find((candidate) => candidate.id === id);
  if (!found) throw new RangeError(`there is no row ${id}`);
  return found;
}

/** A number that an event carries, by its name. */
export function quantity(event: Event, name: string): number {
  const found = event.quantities.find((candidate) => candidate.name === name);
  if (!found) throw new RangeError(`event ${event.id} has no quantity "${name}"`);
  return found.value;
}

interface Sourced {
  id: string;
  grade: Grade;
  series_id?: string;
  source_id?: string;
  source_ids?: readonly string[];
}

const ORDER: readonly Grade[] = ["primary", "corroborated", "single", "secondary", "unverified"];

/** The grades of rows that a reader should know of by name. */
const WEAK: readonly Grade[] = ["single", "secondary", "unverified"];

/** Whose numbers rows are: the publishers of their series, those of most rows first. */
function makersOf(rows: readonly Sourced[], series: readonly Pick<Series, "id" | "publisher">[]): string[] {
  const publishers = new Map(series.map(({id, publisher}) => [id, publisher]));
  const counts = new Map<string, number>();
  for (const {series_id = ""} of rows) {
    const publisher = publishers.get(series_id);
    if (publisher != null) counts.set(publisher, (counts.get(publisher) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([publisher]) => publisher);
}

/**
 * What a figure rests on: its rows, their sources each once, the first source of each row, their grades in words, and, where the `series` of values are
 * given, whose numbers they are.
 */
export function provenance(
  rows: readonly Sourced[],
  series: readonly Pick<Series, "id" | "publisher">[] = []
): {
  row_ids: string[];
  source_ids: string[];
  origins: Record<string, string>;
  makers: string[];
  grade: string;
  weaker: string;
} {
  const grades = ORDER.filter((grade) => rows.some((candidate) => candidate.grade === grade));
  return {
    row_ids: [...new Set(rows.map(({id}) => id))],
    source_ids: [
      ...new Set(
        rows.flatMap(({source_id, source_ids = []}) => [...(source_id === undefined ? [] : [source_id]), ...source_ids])
      )
    ],
    origins: Object.fromEntries(
      rows.flatMap(({id, source_id, source_ids}) => {
        const first = source_id ?? source_ids?.[0];
        return first === undefined ? [] : [[id, first]];
      })
    ),
    makers: makersOf(rows, series),
    grade: grades.map((grade) => `${gradeName(grade)} (${formatGrade(grade, null)})`).join("; "),
    weaker: grades
      .filter((grade) => WEAK.includes(grade))
      .map((grade) => {
        const of = (all: readonly Sourced[]) => new Set(all.map(({id}) => id)).size;
        const count = words().record.someRows(of(rows.filter((candidate) => candidate.grade === grade)), of(rows));
        return `${gradeName(grade)} (${formatGrade(grade, null)}): ${count}`;
      })
      .join("; ")
  };
}
