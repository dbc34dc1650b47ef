import {words} from "../words/words.js";
import {Html, html} from "./html.js";
import {formatNumber} from "./format.js";

/** A column of a list. */
export interface ListColumn {
  name: string;
  title: string;
  numeric?: boolean;
  /** Readers choose rows by the values of this column. */
  filter?: boolean;
  /** Its values do not say what they are: a card names it before them. */
  named?: boolean;
  /** The column only filters and is searched: what it holds stands in the second line of another, or says nothing new. */
  folded?: boolean;
}

/** What a list shows of one value. */
export interface ListCell {
  body: Html | string | number | null;
  /** What the column is sorted by; the text of the cell where it is left out. ISO days sort as days. */
  sort?: string | number | null;
  /** What a filter of the column compares; the texts of the cell where it is left out. */
  values?: readonly string[];
}

export interface ListRow {
  /** The anchor of the row. Leave it out where a part of a cell has it, such as the inside of a fold that a link opens. */
  id?: string;
  /** An anchor on the row's first cell instead, from which it is read from its title on, whatever the cell holds. */
  headId?: string;
  /** Classes, for the links that show some rows alone. */
  classes?: readonly string[];
  /** Each column's cell by its name; a plain text stands for itself. */
  cells: Readonly<Record<string, ListCell | Html | string | number | null>>;
}

/** A link that shows some rows alone, without a script too: its address is `#show-NAME`. */
export interface ListChoice {
  name: string;
  words: string;
  /** The classes that a row must have. */
  classes: readonly string[];
  /** The same by the filters: the value that each column must have. */
  chosen?: Readonly<Record<string, string>>;
  count: number;
}

export interface ListOptions {
  /** Unique in the page. */
  id: string;
  /** What the list is, for those who do not see the page. */
  caption: string;
  /** What a row is, and what several are. */
  noun: readonly [one: string, many: string];
  columns: readonly ListColumn[];
  rows: readonly ListRow[];
  /** Rows a page. */
  pageSize?: number;
  choices?: readonly ListChoice[];
  /** Choices whose links stand elsewhere in the page. */
  shown?: readonly ListChoice[];
}

const isCell = (cell: ListCell | Html | string | number | null): cell is ListCell =>
  typeof cell === "object" && cell !== null && "body" in cell;
const cellOf = (row: ListRow, name: string): ListCell => {
  const cell = row.cells[name] ?? null;
  return isCell(cell) ? cell : {body: cell};
};
const valuesOf = ({body, values}: ListCell): readonly string[] =>
  values ?? (typeof body === "string" || typeof body === "number" ? [String(body)] : []);

/** More values than these are no choice: a reader looks for words instead. */
const MOST_VALUES = 250;

/** The values that a column's filter offers; none where they tell hardly any two rows together. */
function choicesOf({name}: ListColumn, rows: readonly ListRow[]): string[] {
  const all = rows.flatMap((row) => valuesOf(cellOf(row, name)));
  const distinct = [...new Set(all)].sort((a, b) => a.localeCompare(b, words().locale));
  return distinct.length > 1 && distinct.length <= MOST_VALUES && distinct.length < all.length ? distinct : [];
}

/** A text of up to so many letters, such as a date, is not broken over lines. */
const SHORT = 14;

/** Between the values of a cell in its attribute. */
export const BETWEEN = "\u001f";

/**
 * Rows as a table that a reader sorts, filters and searches, a page at a time. Without a script the pages and `choices` are links, a
 * link to a row shows the page that it is on, and all rows print. `/assets/list.js` adds the rest, and keeps it in the address.
 */
export function listTable({
  id,
  caption,
  noun,
  columns,
  rows,
  pageSize = 50,
  choices = [],
  shown = []
}: ListOptions): Html {
  const say = words().list;
  const pages = Array.from({length: Math.max(1, Math.ceil(rows.length / pageSize))}, (_, index) =>
    rows.slice(index * pageSize, (index + 1) * pageSize)
  );
  const filters = columns.flatMap((column) => {
    const values = column.filter ? choicesOf(column, rows) : [];
    return values.length ? [{column, values}] : [];
  });
  const cell = (row: ListRow, {name, title, numeric, named, filter, folded}: ListColumn, index: number) => {
    const {body, sort, values} = cellOf(row, name);
    const short = !(body instanceof Html) && String(body ?? "").length <= SHORT;
    const own = filter ? valuesOf({body, ...(values && {values})}) : [];
    const look = [numeric && "number", named && body !== null && "named", short && !numeric && "short"].filter(Boolean);
    const rest = html`${sort !== undefined && html` data-sort="${sort ?? ""}"`}${own.length > 0 && html` data-values="${own.join(BETWEEN)}"`}`;
    return index === 0
      ? html`<th scope="row"${row.headId !== undefined && html` id="${row.headId}"`}${rest}>${body}</th>`
      : html`<td data-label="${title}"${look.length > 0 && html` class="${look.join(" ")}"`}${folded && html` hidden`}${rest}>${body}</td>`;
  };
  const tools = html`<fieldset class="list-tools" disabled><legend class="unseen">${say.find}</legend><label>${say.words}<input type="search" name="q" autocomplete="off" spellcheck="false"></label>${filters.map(
    ({column: {name, title}, values}) =>
      html`<label>${title}<select name="${name}"><option value="">${say.all}</option>${values.map((value) => html`<option>${value}</option>`)}</select></label>`
  )}<button type="button" name="clear">${say.clear}</button></fieldset>`;
  const all = formatNumber(rows.length);
  /** The first and the last row of a page. */
  const partOf = (index: number): [from: string, to: string] => [
    formatNumber(index * pageSize + 1),
    formatNumber(Math.min((index + 1) * pageSize, rows.length))
  ];
  const counted = (count: number) => `${formatNumber(count)} ${noun[count === 1 ? 0 : 1]}`;
  return html`<link rel="stylesheet" href="/assets/list.css"><section class="list" id="${id}" data-list="${pageSize}" data-noun="${noun.join(BETWEEN)}" data-caption="${caption}">
${choices.length > 0 && html`<nav class="choices" aria-label="${say.showSome(caption)}"><ul><li><a href="#show-all">${say.all} <b>${rows.length}</b></a></li>${choices.filter(({count}) => count > 0).map(({name, words: label, count}) => html`<li><a href="#show-${name}">${label} <b>${count}</b></a></li>`)}</ul></nav>`}
${choices.length + shown.length > 0 && html`<p class="shown" id="show-all">${say.allCounted(counted(rows.length))}</p>${[...choices, ...shown].map(({name, words: label, classes, chosen, count}) => html`<p class="shown" id="show-${name}" data-classes="${classes.join(" ")}"${chosen && html` data-chosen="${JSON.stringify(chosen)}"`}>${label}: ${counted(count)}. <a href="#show-all">${say.showAll(all)}</a></p>`)}`}
<form role="search" aria-label="${say.findIn(caption)}">${tools}</form><p class="list-count" role="status">${counted(rows.length)}${pages.length > 1 && html`<span class="list-part">${say.part(...partOf(0))}</span>`}</p>
<p class="list-all" id="${id}-all"></p>
<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table><caption class="unseen">${caption}</caption><thead><tr>${columns.map(({name, title, numeric, folded}) => html`<th scope="col" data-name="${name}"${numeric && html` class="number"`}${folded && html` hidden`}>${title}</th>`)}</tr></thead>
${pages.map(
  (own, index) =>
    html`<tbody id="${id}-${index + 1}">${own.map(
      (row) =>
        html`<tr${row.id !== undefined && html` id="${row.id}"`}${row.classes?.length && html` class="${row.classes.join(" ")}"`}>${columns.map((column, at) => cell(row, column, at))}</tr>
`
    )}</tbody>`
)}</table></div>
${pages.length > 1 && html`<nav class="list-pages" aria-label="${say.pagesOf(caption)}"><ul>${pages.map((_, index) => html`<li><a href="#${id}-${index + 1}" aria-label="${say.page(index + 1, pages.length)}${say.part(...partOf(index))}">${index + 1}</a></li>`)}<li><a href="#${id}-all">${say.allOf(all)}</a></li></ul></nav>`}
</section>
<script type="module" src="/assets/list.js"></script>`;
}
