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

/** The elements as marks, met or not; each opens to what was given and what courts found, and every word leads to the row that says it. */
export function statuteBody(elements: readonly Element[], columns: readonly FigureColumn[]): Html {
  const item = ({asks, memorandum, request, court, verdict}: Element) =>
    html`<li><details><summary class="finding finding-${verdict.replaceAll(" ", "-")}"><span class="sign" aria-hidden="true">${SIGNS[verdict]}</span>${capital(asks.words)}<span class="unseen">: ${verdict}</span></summary><dl><div><dt>${columns[0]?.title}</dt><dd>${cell([asks])}</dd></div>${[memorandum, request, court].map((said, index) => html`<div><dt>${columns[index + 1]?.title}</dt><dd>${cell(said)}</dd></div>`)}<div><dt>${columns[4]?.title}</dt><dd>${capital(verdict)}</dd></div></dl></details></li>`;
  return html`<ul class="annotated">${elements.map(item)}</ul>`;
}
