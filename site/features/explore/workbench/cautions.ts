import {group} from "d3-array";
import {pairsApart} from "../../../charts/comparable.js";
import {wholeWords} from "../../../charts/wholes.js";
import {html} from "../../../ui/dom.js";
import {formatList, formatNumber} from "../../../ui/format.js";
import type {QueryResult} from "../result/result.js";
import {valueText} from "../result/text.js";
import type {Together} from "../sql/together.js";
import {sqlTokens} from "../sql/tokens.js";

/** What the page holds of a series: what readers of it are warned of. */
export interface SeriesCaution {
  title: string;
  /** From the site's root; null where the story has no page of it. */
  address: string | null;
  traps: readonly string[];
  /** The series that it must not be compared with, whichever of the two says so. */
  apart: readonly string[];
}

export type Cautions = Readonly<Record<string, SeriesCaution>>;

/** What the record says of its series; the page has it. */
export const cautionsOf = (page: Document): Cautions =>
  JSON.parse(page.querySelector("#series-cautions")?.textContent ?? "{}") as Cautions;

/** The series that the first rows of a result are of: by its column `series_id`, or the `id` of a series or an observation. */
export function seriesShown(result: QueryResult, rows: number): Set<string> {
  const found = new Set<string>();
  const column = ["series_id", "id"]
    .map((name) => result.columns.findIndex((column) => column.name.toLowerCase() === name && !column.numeric))
    .find((at) => at >= 0);
  // The id of an observation begins with its series.
  if (column !== undefined)
    for (let row = 0; row < rows; row++) found.add((valueText(result.at(row, column)) ?? "").split("@", 1)[0]!);
  return found;
}

/** Pairs that are named; of more, the pages of their series name the others. */
const MOST_PAIRS = 3;

/** Says which pairs of series are not comparable, among those that stand together in one number, row or picture; null where there are none. */
export function apartNote(series: readonly Iterable<string>[], cautions: Cautions): string | null {
  const pairs = new Set(
    series.flatMap((some) =>
      pairsApart(new Set([...some].sort()), (id) => cautions[id]?.apart ?? []).map((pair) => pair.join(" and "))
    )
  );
  if (!pairs.size) return null;
  const first = [...pairs].slice(0, MOST_PAIRS);
  return pairs.size > MOST_PAIRS
    ? `The record says that ${formatNumber(pairs.size)} pairs of these series are not comparable, the first of them ${first.join(", ")}. The page of each series names its own and says why.`
    : `The record says that ${first.join(", and ")} are not comparable: their pages say why.`;
}

/** Units that are named. */
const MOST_UNITS = 6;

/** Says that values of several units became one number, and what would be right; null where they did not. */
export function unitNote({units, oneSeries, unknown}: Together): string | null {
  if (!units.length && !unknown) return null;
  const named = [
    ...units.slice(0, MOST_UNITS),
    ...(units.length > MOST_UNITS ? [`${units.length - MOST_UNITS} more`] : [])
  ];
  const what = units.length
    ? `A number here is made of values in ${formatNumber(units.length)} units: ${formatList(named)}.`
    : "A number here is made of several values of observations, and this page could not see whether they are in one unit.";
  const keep = oneSeries
    ? "keep one unit in WHERE (a series can have several)"
    : "keep one unit or one series_id in WHERE";
  return `${what} Values of two units are never added or compared: ${keep}, or write GROUP BY unit.`;
}

/** Ways in which totals were added to their parts, and series of each, that are named. */
const MOST_WHOLES = 3;

/** Says which totals a sum added to their parts, and what would be right; null where none did. */
export function wholeNote({wholes}: Together): string | null {
  const alike = group(wholes, (one) => wholeWords(one).holds);
  const told = [...alike].map(([holds, all]) => {
    const series = all.map(({series_id}) => series_id);
    const more = series.length - MOST_WHOLES;
    const named = [...series.slice(0, MOST_WHOLES), ...(more > 0 ? [`${formatNumber(more)} more`] : [])];
    return `A sum or mean of ${formatList(named)} here holds ${holds}. Write ${wholeWords(all[0]!).write}.`;
  });
  const more = told.length > MOST_WHOLES ? ["The page of each series says what else it holds twice."] : [];
  return [...told.slice(0, MOST_WHOLES), ...more].join(" ") || null;
}

/** So many series are warned of at once; the warnings of more are folded. */
const MOST = 3;
/** Rows whose series are looked at. */
const LOOKED = 100_000;

/** What readers are warned of in a result, above its rows: units that it mixes, totals that it adds to their parts, and what the record says of the series that it shows and its query names. */
export function cautionBox(
  result: QueryResult,
  {sql, together, cautions}: {sql: string; together: Together | null; cautions: Cautions}
): HTMLElement[] {
  const rows = Math.min(LOOKED, result.length);
  const named = sqlTokens(sql).flatMap(({kind, text}) =>
    kind === "string" ? [text.slice(1, -1).split("@", 1)[0]!] : []
  );
  const warned = [...new Set([...named, ...seriesShown(result, rows)])].filter((id) => cautions[id]?.traps.length);
  // A list puts nothing together.
  const said = [
    together && unitNote(together),
    together && wholeNote(together),
    apartNote(together?.series ?? [], cautions)
  ].filter((note) => note !== null);
  if (!warned.length && !said.length) return [];
  const items = warned.map((id) => {
    const {title, address, traps} = cautions[id]!;
    const name = address === null ? title : html(document, "a", {href: `.${address}`}, title);
    return html(document, "li", {}, name, `: ${traps.join(" ")}`);
  });
  const list = html(document, "ul", {}, ...items);
  const folded = html(
    document,
    "details",
    {},
    html(document, "summary", {}, `The record warns of ${warned.length} series in this result`),
    list
  );
  return [
    html(
      document,
      "div",
      {class: "traps"},
      html(document, "p", {class: "label"}, "Caution"),
      ...said.map((note) => html(document, "p", {}, note)),
      ...(warned.length > MOST ? [folded] : warned.length ? [list] : [])
    )
  ];
}

/** Says which tables that a statement reads or makes are the reader's own, though the record has others of these names. */
export const ownNote = (names: readonly string[]): HTMLElement[] =>
  names.length
    ? [
        html(
          document,
          "p",
          {class: "note"},
          `${formatList(names)} ${names.length === 1 ? "is a table of your own here, not the record’s. Drop it, and the record’s is back." : "are tables of your own here, not the record’s. Drop them, and the record’s are back."}`
        )
      ]
    : [];
