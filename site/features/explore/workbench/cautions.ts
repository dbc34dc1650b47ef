import {pairsApart} from "../../../charts/comparable.js";
import {html} from "../../../ui/dom.js";
import {formatList} from "../../../ui/format.js";
import type {QueryResult} from "../result/result.js";
import {valueText} from "../result/text.js";
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
function seriesShown(result: QueryResult, rows: number): Set<string> {
  const found = new Set<string>();
  const column = ["series_id", "id"]
    .map((name) => result.columns.findIndex((column) => column.name.toLowerCase() === name && !column.numeric))
    .find((at) => at >= 0);
  // The id of an observation begins with its series.
  if (column !== undefined)
    for (let row = 0; row < rows; row++) found.add((valueText(result.at(row, column)) ?? "").split("@", 1)[0]!);
  return found;
}

/** Says which pairs of series are not comparable, among the first rows of a result; null where there are none. */
export function apartNote(result: QueryResult, rows: number, cautions: Cautions): string | null {
  const pairs = pairsApart(seriesShown(result, rows), (id) => cautions[id]?.apart ?? []);
  const some = pairs.slice(0, 3).map((pair) => pair.join(" and "));
  const more = pairs.length - some.length;
  return pairs.length
    ? `The record says that ${some.join(", and ")}${more ? `, and ${more} more pairs,` : ""} are not comparable: their pages say why.`
    : null;
}

/** So many series are warned of at once; the warnings of more are folded. */
const MOST = 3;
/** Rows whose series are looked at. */
const LOOKED = 100_000;

/** What the record warns of in a result, above its rows: of the series that it shows, and of those that its query names. */
export function cautionBox(result: QueryResult, sql: string, cautions: Cautions): HTMLElement[] {
  const rows = Math.min(LOOKED, result.length);
  const named = sqlTokens(sql).flatMap(({kind, text}) =>
    kind === "string" ? [text.slice(1, -1).split("@", 1)[0]!] : []
  );
  const warned = [...new Set([...named, ...seriesShown(result, rows)])].filter((id) => cautions[id]?.traps.length);
  const apart = apartNote(result, rows, cautions);
  if (!warned.length && apart === null) return [];
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
      ...(apart === null ? [] : [html(document, "p", {}, apart)]),
      ...(warned.length > MOST ? [folded] : warned.length ? [list] : [])
    )
  ];
}

/** Says which tables of a result are the reader's own, though the record has others of these names. */
export const ownNote = (names: readonly string[]): HTMLElement[] =>
  names.length
    ? [
        html(
          document,
          "p",
          {class: "note"},
          `${formatList(names)} ${names.length === 1 ? "is a table" : "are tables"} of your own here, not the record’s: DROP TABLE brings the record’s back.`
        )
      ]
    : [];
