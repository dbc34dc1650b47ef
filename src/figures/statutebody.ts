import {capital, html, type FigureColumn, type Html} from "docketbook/client";

type Source = "laws" | "events" | "orders";
const ADDRESSES: Record<Source, string> = {laws: "/memorandum#", events: "/chronology#", orders: "/orders/"};
/** Words that a row of the record says, and the row. */
export interface Said {
  table: Source;
  id: string;
  words: string;
  /** What stands after the words: the court that found so. */
  after?: string;
}
export type Verdict = "not met" | "no finding seen";
export interface Element {
  asks: Said;
  memorandum: readonly Said[];
  request: readonly Said[];
  court: readonly Said[];
  verdict: Verdict;
}

/** A sign beside the words, so that no finding is told by colour alone. */
export const SIGNS: Record<Verdict, string> = {"not met": "✕", "no finding seen": "–"};

/** A court's short name is not broken at the end of a line. */
const unbroken = (words: string): string => words.replaceAll(" ", "\u00a0");

const cell = (said: readonly Said[]): Html =>
  said.length
    ? html`${said.map(({table, id, words, after = ""}, index) => html`${index ? "; " : ""}<a href="${ADDRESSES[table]}${id}">${index ? words : capital(words)}</a>${after && html` ${unbroken(after.trim())}`}`)}`
    : html`<span class="not-seen">not seen</span>`;

/** The table as a page shows it: every cell's words lead to the row that says them. */
export function statuteBody(elements: readonly Element[], columns: readonly FigureColumn[], caption: string): Html {
  const row = ({asks, memorandum, request, court, verdict}: Element) => {
    const cells = [memorandum, request, court].map(
      (said, index) => html`<td data-label="${columns[index + 1]?.title}">${cell(said)}</td>`
    );
    return html`<tr><th scope="row">${cell([asks])}</th>${cells}<td data-label="${columns[4]?.title}" class="finding finding-${verdict.replaceAll(" ", "-")}"><span aria-hidden="true">${SIGNS[verdict]}</span> ${verdict}</td></tr>`;
  };
  return html`<table class="annotated"><caption class="unseen">${caption}</caption><thead><tr>${columns.map(({title}) => html`<th scope="col">${title}</th>`)}</tr></thead><tbody>${elements.map(row)}</tbody></table>`;
}
