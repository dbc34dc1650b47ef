import {quoteText} from "../sql/quote.js";
import {edgeText} from "./edgetext.js";
import {isNothing, type Pick} from "./filter.js";
import type {Profile} from "./profile.js";

/** What makes an edge of the column's own type, so that the engine compares as the charts did. */
const LITERAL: Record<string, (edge: string) => string> = {
  date: (edge) => `DATE '${edge}'`,
  timestamp: (edge) => `TIMESTAMP '${edge}'`,
  timestamptz: (edge) => `TIMESTAMPTZ '${edge}'`,
  float: (edge) => `${quoteText(edge)}::DOUBLE`
};

/** One column's pick as a condition that is true or false of every row; null when nothing is picked. */
export function conditionOf(profile: Profile, pick: Pick): string | null {
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
