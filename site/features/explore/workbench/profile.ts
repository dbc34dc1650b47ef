import {pluralize, formatNumber} from "../../../ui/format.js";
import type {ColumnSource} from "../crossfilter/column.js";
import {crossfilter, type Crossfilter} from "../crossfilter/crossfilter.js";
import type {Filter} from "../crossfilter/filter.js";
import type {Selection} from "../crossfilter/selection.js";
import {button, html} from "../../../ui/dom.js";
import {arrowColumns} from "./arrowcolumns.js";
import type {QueryResult} from "../result/result.js";
import {TYPE} from "../result/batch.js";
import {quoteName} from "../sql/quote.js";

/** More columns than this are drawn when the reader asks for them: each costs a byte a row. */
const MOST = 100;
/** For so long, in milliseconds, nothing is picked before the rows are asked for: a key that is held down asks for none. */
const REST = 120;

export interface ProfilePanelOptions {
  columns: readonly ColumnSource[];
  rowCount: number;
  /** Whether there were more rows than these. */
  cut: boolean;
  /** What is picked at first, and then the panel is open; null leaves it folded. */
  filters: readonly Filter[] | null;
  /** Hears what is picked when the hand rests; null when nothing is. */
  picked: (selection: Selection | null) => void;
  /** Puts a condition into a query. */
  use: (where: string) => void;
}

export interface ProfilePanel {
  element: HTMLElement;
  /** What is picked, for a link: null while the panel is folded and nothing is. */
  filters: () => Filter[] | null;
  /** Brings the reader there. */
  focus: () => void;
  /** Stops all work and gives the memory back. */
  destroy: () => void;
}

/** Every column of a result as a small chart, to pick rows by; made when the reader opens it. */
function profilePanel({columns, rowCount, cut, filters, picked, use}: ProfilePanelOptions): ProfilePanel {
  const place = html(document, "div", {class: "profile-place"});
  const summary = html(document, "summary", {}, "Profile");
  const useButton = button(document, "Use as SQL", () => where && use(where), {
    disabled: true,
    title: "Adds your selection to the query, as a condition"
  });
  const words = html(
    document,
    "span",
    {},
    "Drag over bars, press one, or move an edge with the arrow keys, to filter: every column follows, and the table, the chart, a copy and each download hold the rows that pass."
  );
  const cutWords = `The result was cut: this is the profile of its first ${pluralize(rowCount, "row")}.`;
  const made = html(
    document,
    "details",
    {class: "result-profile", open: filters !== null},
    summary,
    html(document, "p", {class: "ways note"}, words, useButton),
    ...(cut ? [html(document, "p", {class: "note"}, cutWords)] : []),
    place
  );

  // What a link asks for may stand in a column that would not be drawn at first.
  let most = filters?.length ? columns.length : MOST;
  let view: Crossfilter | null = null;
  let ready = false;
  let gone = false;
  let where: string | null = null;
  let rest: ReturnType<typeof setTimeout> | undefined;
  const settled = () => {
    const now = view && ready ? view.selection().filters : [...(filters ?? [])];
    return now.length || made.open ? now : null;
  };

  function begin(first: readonly Filter[]): void {
    if (gone || view) return;
    if (!rowCount || !columns.length)
      return place.replaceChildren(html(document, "p", {class: "note"}, "There are no rows to profile."));
    const charts = html(document, "div");
    const more = html(
      document,
      "p",
      {class: "ways note"},
      `The first ${formatNumber(most)} of ${pluralize(columns.length, "column")} are drawn.`,
      button(document, "Draw all", () => {
        const kept = settled() ?? [];
        most = columns.length;
        end();
        begin(kept);
      })
    );
    place.replaceChildren(charts, ...(columns.length > most ? [more] : []));
    view = crossfilter(charts, {
      columns: columns.slice(0, most),
      rowCount,
      filters: first,
      onFilter(selection) {
        clearTimeout(rest);
        if (selection.moving) return;
        where = selection.where;
        useButton.disabled = where === null;
        rest = setTimeout(() => picked(where === null ? null : selection), REST);
      }
    });
    const begun = view;
    void begun.ready.then(
      () => (ready ||= begun === view),
      () => undefined
    );
  }

  function end(): void {
    clearTimeout(rest);
    view?.destroy();
    view = null;
    ready = false;
  }

  made.addEventListener("toggle", () => made.open && begin(filters ?? []));
  if (made.open) begin(filters ?? []);
  return {
    element: made,
    filters: settled,
    focus() {
      made.open = true;
      made.scrollIntoView({block: "start"});
      summary.focus({preventScroll: true});
    },
    destroy() {
      gone = true;
      end();
      place.replaceChildren();
    }
  };
}

export interface ResultProfileOptions {
  /** The statement that gave the result. */
  sql: string;
  /** What is picked at first, and then the panel is open; null leaves it folded. */
  filters: readonly Filter[] | null;
  /** Hears the numbers of the rows that pass, ascending; null when all do. */
  picked: (rows: Uint32Array | null) => void;
  /** Takes a query that gives the same rows. */
  write: (sql: string) => void;
}

/** Names that SQL tells apart, which compares them without case: a second `a` becomes `a_1`. */
export function sqlNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let made = name;
    for (let count = 1; taken.has(made.toLowerCase()); count++) made = `${name}_${count}`;
    taken.add(made.toLowerCase());
    return made;
  });
}

/** A whole table, asked for and nothing else. */
const TABLE =
  /^select\s+\*\s+from\s+((?:[\p{L}_][\p{L}\p{N}_]*|"(?:[^"]|"")+")(?:\.(?:[\p{L}_][\p{L}\p{N}_]*|"(?:[^"]|"")+"))?)$/iu;

/** A query for those rows of a statement's result that fulfill a condition. `names` are the result's columns. */
export function filteredQuery(sql: string, names: readonly string[], where: string): string {
  const table = TABLE.exec(sql.trim())?.[1];
  if (table) return `SELECT *\nFROM ${table}\nWHERE ${where}`;
  const distinct = sqlNames(names);
  const renamed = distinct.some((name, index) => name !== names[index])
    ? ` AS result(${distinct.map(quoteName).join(", ")})`
    : "";
  return `SELECT *\nFROM (\n${sql}\n)${renamed}\nWHERE ${where}`;
}

/** The columns of a result to profile, each with the expression that a condition on the statement names it by. */
function profileColumns({table, columns}: QueryResult): ColumnSource[] {
  const names = sqlNames(columns.map(({name}) => name));
  const {fields} = table.schema;
  return arrowColumns(table).map(({read}, index) => {
    const name = names[index]!;
    // The engine was asked for text, or sent it: as text they are compared.
    const text = fields[index]!.type.typeId === TYPE.utf8 && columns[index]!.type !== "VARCHAR";
    return {name, sql: text ? `CAST(${quoteName(name)} AS VARCHAR)` : quoteName(name), read};
  });
}

/** The profile of a result. */
export function resultProfile(result: QueryResult, {sql, filters, picked, write}: ResultProfileOptions): ProfilePanel {
  return profilePanel({
    columns: profileColumns(result),
    rowCount: result.length,
    cut: result.cut,
    filters,
    picked: (selection) => picked(selection && selection.rows()),
    use: (where) =>
      write(
        filteredQuery(
          sql,
          result.columns.map(({name}) => name),
          where
        )
      )
  });
}
