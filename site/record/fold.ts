import type {Site} from "../story/story.js";
import {pluralize} from "../ui/format.js";
import {html, type Html} from "../ui/html.js";
import {courtOf} from "./names.js";

/** The most rows that a list shows open; longer ones are folded, so that a page stays one that a reader looks through. */
export const MOST_OPEN = 40;

/** Rows as they are drawn, or, where they are too many, folded by court: the court with the most rows first. */
export function foldByCourt<R>(
  site: Site,
  rows: readonly R[],
  {court, word, draw}: {court: (row: R) => string; word: string; draw: (rows: readonly R[], folded: boolean) => Html}
): Html {
  if (rows.length <= MOST_OPEN) return draw(rows, false);
  const groups = new Map<string, R[]>();
  for (const row of rows) groups.set(court(row), [...(groups.get(court(row)) ?? []), row]);
  const sorted = [...groups].sort(([, a], [, b]) => b.length - a.length);
  return html`${sorted.map(([id, own]) => html`<details class="fold"><summary>${courtOf(site, id)?.name ?? "A court that is not named"} <b>${pluralize(own.length, word)}</b></summary>${draw(own, true)}</details>`)}`;
}
