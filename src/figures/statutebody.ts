import {say, capital, html, type FigureColumn, type Html} from "docketbook/client";

type Source = "laws" | "events" | "orders";
export const ADDRESSES: Record<Source, string> = {laws: "/memorandum#", events: "/chronology#", orders: "/orders/"};
/** What a court may find of an element. */
export type Finding = "not met" | "doubted";
/** Words that a row of the record says, and the row. */
export interface Said {
  table: Source;
  id: string;
  words: string;
  /** What stands after the words: the judge and court that found so. */
  after?: string;
  /** What a court found of the element by them. */
  finding?: Finding;
}
/** What the record says where no finding of a court is known. */
export const UNSEEN = "Findings on taxable period, statute and specific reason were not seen";
export type Verdict = "not met" | "no finding seen";
export interface Element {
  asks: Said;
  memorandum: readonly Said[];
  request: readonly Said[];
  court: readonly Said[];
  verdict: Verdict;
}

/** What a cell of the grid says, as a sign and in words: nothing is told by color alone. */
const MARKS = {
  reported: {sign: "■", words: "reported"},
  defect: {sign: "◪", words: "reported, with a defect"},
  unseen: {sign: "–", words: "not seen"},
  unmet: {sign: "✕", words: "found not met"},
  read: {sign: "□", words: "law read, nothing decided"}
} as const;
type MarkName = keyof typeof MARKS;

/** Who found so is not broken at the end of a line. */
const unbroken = (words: string): string => words.replaceAll(" ", "\u00a0");

const cell = (said: readonly Said[]): Html =>
  said.length
    ? html`${said.map(({table, id, words, after = ""}, index) => html`${index ? "; " : ""}<a href="${ADDRESSES[table]}${id}">${index ? say(words) : capital(say(words))}</a>${after && html` ${unbroken(after.trim())}`}`)}`
    : html`<span class="not-seen">${capital(say("not seen"))}</span>`;

/** The columns of marks, in a word that a phone has room for. */
const HEADS = ["memo", "requests", "courts"];
/** The same as a row says them, where there is room. */
const SPOKEN = ["memorandum", "requests", "courts"];

const mark = (name: MarkName): Html =>
  html`<span class="statute-mark statute-${name}" aria-hidden="true">${MARKS[name].sign}</span>`;

/**
 * The elements as rows of a grid: a mark for what is reported of the memorandum, of the requests and of the courts. Each row opens to
 * the words, and every word leads to the row of the record that says it.
 */
export function statuteBody(elements: readonly (Element & {found: string})[], columns: readonly FigureColumn[]): Html {
  const item = ({asks, memorandum, request, court, verdict, found}: Element & {found: string}) => {
    const marks: MarkName[] = [
      memorandum.length ? "reported" : "unseen",
      // What is reported of the requests on a thing that a court found not met is where they fell short.
      request.length ? (verdict === "not met" ? "defect" : "reported") : "unseen",
      verdict === "not met" ? "unmet" : court.some(({words}) => words !== UNSEEN) ? "read" : "unseen"
    ];
    // Who hears the marks hears with the last whose finding it is, and in which posture.
    const whose = verdict === "not met" ? found.slice(say(verdict).length) : "";
    const rows = [...new Set([asks, ...memorandum, ...request, ...court].map(({id}) => id))].join(" ");
    return html`<li data-rows="${rows}"><details><summary><span>${capital(say(asks.words))}<span class="unseen">(${marks.map((name, index) => `${index ? "; " : ""}${say(SPOKEN[index] ?? "")} ${say(MARKS[name].words)}`)}${whose})</span></span>${marks.map(mark)}</summary><dl><div><dt>${columns[0]?.title}</dt><dd>${cell([asks])}</dd></div>${[memorandum, request, court].map((said, index) => html`<div><dt>${columns[index + 1]?.title}</dt><dd>${cell(said)}</dd></div>`)}<div><dt>${columns[4]?.title}</dt><dd>${capital(found)}</dd></div></dl></details></li>`;
  };
  // Wide pages and sheets of paper have two columns of rows, each under a head of its own.
  const head = html`<p class="statute-head"><span>${columns[0]?.title}</span>${HEADS.map((name) => html`<span>${capital(say(name))}</span>`)}</p>`;
  const key = (Object.keys(MARKS) as MarkName[]).map(
    (name) => html`<span>${mark(name)} ${say(MARKS[name].words)}</span> `
  );
  // The first rows stand in the first column.
  const half = Math.ceil(elements.length / 2);
  const lists = [elements.slice(0, half), elements.slice(half)].map((own) => html`<ul>${own.map(item)}</ul>`);
  return html`<div class="statute"><div class="statute-heads" aria-hidden="true">${head}${head}</div><div class="statute-lists">${lists}</div><p class="statute-key" aria-hidden="true">${key}</p></div>`;
}
