import type {Event} from "../../loaders/schema/tables/events.js";
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
  source_id?: string;
  source_ids?: readonly string[];
}

const ORDER: readonly Grade[] = ["primary", "corroborated", "single", "secondary", "unverified"];

/** The grades of rows that a reader should know of by name. */
const WEAK: readonly Grade[] = ["single", "secondary", "unverified"];

/** What a figure rests on: its rows, their sources each once, the first source of each row, and their grades in words. */
export function provenance(rows: readonly Sourced[]): {
  row_ids: string[];
  source_ids: string[];
  origins: Record<string, string>;
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
