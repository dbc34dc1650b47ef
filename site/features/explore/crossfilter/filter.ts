import {edgeText} from "./edges.js";
import type {Profile} from "./profile.js";
import {quoteText} from "../sql/quote.js";

/** Which codes of a column pass; null lets all pass. */
export type Mask = Uint8Array | null;

/** What is picked in one column, as plain JSON; picks of one column widen, columns narrow each other. */
export interface Filter {
  column: string;
  /** The first edge, and the edge after: as SQL writes them. */
  from?: string;
  to?: string;
  words?: string[];
  /** All words without a bar of their own. */
  others?: true;
  /** Rows without a value. */
  none?: true;
  /** Numbers that are not finite. */
  odd?: true;
}

/** What is picked in a chart: steps from the first to before the second, and single codes. */
export interface Pick {
  range: readonly [number, number] | null;
  codes: ReadonlySet<number>;
}

export const NOTHING: Pick = {range: null, codes: new Set()};

export const isNothing = ({range, codes}: Pick): boolean => !range && !codes.size;

export const samePick = (a: Pick, b: Pick): boolean =>
  a.range?.[0] === b.range?.[0] &&
  a.range?.[1] === b.range?.[1] &&
  a.codes.size === b.codes.size &&
  [...a.codes].every((code) => b.codes.has(code));

/** Which codes pass; null when nothing is picked, which lets all pass. */
export function maskOf({sizes}: Profile, pick: Pick): Mask {
  if (isNothing(pick)) return null;
  const mask = new Uint8Array(sizes.length);
  if (pick.range) mask.fill(1, pick.range[0], pick.range[1]);
  for (const code of pick.codes) mask[code] = 1;
  return mask;
}

/** A pick in words that outlive these charts; null when nothing is picked. */
export function filterOf(profile: Profile, pick: Pick): Filter | null {
  if (isNothing(pick)) return null;
  const {edges, words} = profile;
  const filter: Filter = {column: profile.name};
  if (edges && pick.range) {
    filter.from = edgeText(profile, edges, pick.range[0]);
    filter.to = edgeText(profile, edges, pick.range[1]);
  }
  const picked = (words ?? []).filter((_, code) => pick.codes.has(code));
  if (picked.length) filter.words = picked;
  if (pick.codes.has(profile.others)) filter.others = true;
  if (pick.codes.has(profile.none)) filter.none = true;
  if (pick.codes.has(profile.odd)) filter.odd = true;
  return filter;
}

/** The pick that a filter names. An edge or a word that the charts do not have is left out. */
export function pickOf(profile: Profile, filter: Filter): Pick {
  const {edges, words, main} = profile;
  const steps = (text: string | undefined) =>
    edges && text !== undefined
      ? Array.from(edges.at, (_, step) => step).filter((step) => edgeText(profile, edges, step) === text)
      : [];
  // A column of one value has both its edges there.
  const [from, to] = [steps(filter.from)[0], steps(filter.to).at(-1)];
  const codes = (filter.words ?? []).map((word) => words?.indexOf(word) ?? -1);
  if (filter.others) codes.push(profile.others);
  if (filter.none) codes.push(profile.none);
  if (filter.odd) codes.push(profile.odd);
  const range = from !== undefined && to !== undefined && from < to && to <= main ? ([from, to] as const) : null;
  return {range, codes: new Set(codes.filter((code) => code >= 0))};
}

/** What makes an edge of the column's own type, so that the engine compares as the charts did. */
const LITERAL: Record<string, (edge: string) => string> = {
  date: (edge) => `DATE '${edge}'`,
  timestamp: (edge) => `TIMESTAMP '${edge}'`,
  timestamptz: (edge) => `TIMESTAMPTZ '${edge}'`,
  float: (edge) => `${quoteText(edge)}::DOUBLE`
};

/** One column's pick as a condition that is true or false of every row; null when nothing is picked. */
function conditionOf(profile: Profile, pick: Pick): string | null {
  if (isNothing(pick)) return null;
  const {edges, words, type} = profile;
  const parts: string[] = [];
  // A FLOAT is compared as the DOUBLE that the charts were drawn from: an edge made a FLOAT would move.
  const sql = type === "float" ? `(${profile.sql})::DOUBLE` : profile.sql;
  const literal = (step: number) => (LITERAL[type] ?? String)(edgeText(profile, edges!, step));
  if (edges && pick.range) {
    const [from, to] = pick.range;
    parts.push(`${sql} >= ${literal(from)} AND ${sql} ${to === edges.at.length - 1 ? "<=" : "<"} ${literal(to)}`);
  }
  if (pick.codes.has(profile.odd))
    parts.push(edges ? `NOT (${sql} BETWEEN ${literal(0)} AND ${literal(edges.at.length - 1)})` : `${sql} IS NOT NULL`);
  if (words) {
    const written = type === "boolean" ? String : quoteText;
    const picked = words.filter((_, code) => pick.codes.has(code)).map(written);
    if (picked.length) parts.push(`${sql} IN (${picked.join(", ")})`);
    if (pick.codes.has(profile.others))
      parts.push(words.length ? `${sql} NOT IN (${words.map(written).join(", ")})` : `${sql} IS NOT NULL`);
  }
  if (pick.codes.has(profile.none)) parts.push(`${sql} IS NULL`);
  return parts.length === 1 && !parts[0]!.includes(" AND ")
    ? parts[0]!
    : `(${parts.map((part) => (parts.length > 1 && part.includes(" AND ") ? `(${part})` : part)).join(" OR ")})`;
}

/** All picks as one condition; null when nothing is picked. */
export function whereOf(profiles: readonly Profile[], picks: readonly Pick[]): string | null {
  return profiles.flatMap((profile, column) => conditionOf(profile, picks[column]!) ?? []).join(" AND ") || null;
}
