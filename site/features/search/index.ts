import MiniSearch, {type Options} from "minisearch";
import {folded} from "../../ui/folded.js";
import type {Words} from "../../words/words.js";
import {isDay, isDocket, termsIn, type Terms, type TermsOf} from "./terms.js";

/** What can be found, one row of the record. */
export interface SearchDocument {
  /** `table/id`. */
  id: string;
  /** The name of its table. */
  kind: string;
  title: string;
  /** What else it is found by: docket numbers, names, publishers. */
  names: string;
  /** What it says; the first of the words around a hit are shown. */
  text: string;
  /** When, in words; empty where it has no date. */
  when: string;
  /** The page that it is a section of. */
  on?: string;
  /** Its address, from the site's root. */
  address: string;
  /** Listed among the leads: never stated as fact. */
  lead: boolean;
  /** How much more than others it counts; 1 when left out. */
  weight?: number;
  /** What it says in English alone, in a search of another language. */
  other?: string;
  /** Its title is in English there. */
  englishTitle?: true;
  /** The language of what it is about, where that is not English: a source. */
  language?: string;
  /** Its address leads to a page that is in English alone. */
  englishPage?: true;
}

/** What the script of the page says, in the page's language: the page carries it. */
export type SearchSays = Words["search"]["says"] & {lead: string};

const ROOM = 180;

/** A piece of a text, and whether it is one of the words that were asked for. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** A text in pieces, so that the words that matched can be marked. `terms` are words as the index has them, and `stem` makes one of a word. */
export function marked(text: string, terms: readonly string[], stem: Terms["stem"]): Piece[] {
  const wanted = new Set(terms);
  return (text.match(/[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|,(?=\d{3}\b))*|[^\p{L}\p{N}]+/gu) ?? []).map((piece) => ({
    text: piece,
    hit: wanted.has(stem(piece.replaceAll(",", "")))
  }));
}

/** The stretch of a text around its first word that matched, in pieces; its beginning where none did. */
export function excerpt(text: string, terms: readonly string[], stem: Terms["stem"], room = ROOM): Piece[] {
  const pieces = marked(text, terms, stem);
  const first = Math.max(
    0,
    pieces.findIndex(({hit}) => hit)
  );
  let start = first;
  for (let before = 0; start > 0 && before < room / 3; start--) before += pieces[start - 1]?.text.length ?? 0;
  const taken: Piece[] = [];
  let length = 0;
  for (let at = start; at < pieces.length && length < room; at++) {
    const piece = pieces[at];
    if (!piece) break;
    taken.push(piece);
    length += piece.text.length;
  }
  const cut = (left: boolean): Piece[] => (left ? [{text: "…", hit: false}] : []);
  return [...cut(start > 0), ...taken, ...cut(start + taken.length < pieces.length)];
}

const OPTIONS: Options<SearchDocument> = {
  fields: ["title", "names", "text", "when", "other"],
  storeFields: [
    "kind",
    "title",
    "text",
    "when",
    "on",
    "address",
    "lead",
    "weight",
    "other",
    "englishTitle",
    "language",
    "englishPage"
  ]
};

/** What is searched, and how its words are read. */
export interface SearchIndex {
  documents: MiniSearch<SearchDocument>;
  terms: Terms;
}

/**
 * The index of rows. Making it of a few hundred takes a browser less time than fetching it ready made would: the rows alone are half its size.
 * @param language how words are read
 */
export function makeIndex(documents: readonly SearchDocument[], language: TermsOf): SearchIndex {
  const terms = termsIn(language);
  // What a question is read with is said when it is asked.
  const index = new MiniSearch<SearchDocument>({...OPTIONS, tokenize: terms.ofText, processTerm: (term) => term});
  index.addAll(documents);
  return {documents: index, terms};
}

/** A row that was found, with the words of it that matched. */
export type Hit = Omit<SearchDocument, "names"> & {terms: string[]};

/** What a question found. */
export interface Found {
  hits: Hit[];
  /** They have every word of the question. */
  all: boolean;
  /** The docket number that was asked for, where nothing has it. */
  docket: string | null;
}

/**
 * Rows that have every word of the question (its last word may be unfinished); where there is none, those where longer words may be
 * misspelt, then those that have most of the words, and then those that have a part of them: the more words and the rarer, the higher.
 * A docket number that is on no row finds nothing. Best first; words in a title count most, and a day counts most where it is the
 * row's own.
 */
export function find({documents, terms}: SearchIndex, question: string): Found {
  const asked = terms.ofQuestion(question);
  const isWord = (term: string) => !isDay(term) && !isDocket(term);
  const last = asked.at(-1) ?? "";
  const [typed = last] = /[\p{L}\p{N}]+$/u.exec(folded(question.trim())) ?? [];
  /** Whether a word goes on where the last one's ending was cut, and not where it was typed to: "FinCEN" is no "fine". */
  const strays = (term: string) => term !== last && term.startsWith(last) && !term.startsWith(typed);
  const search = (of: readonly string[], combineWith: "AND" | "OR", misspelt: boolean) =>
    documents.search(of.join(" "), {
      combineWith,
      tokenize: (text) => text.split(" ").filter(Boolean),
      processTerm: (term) => term,
      boost: {title: 4, names: 2.5, when: asked.some(isDay) ? 20 : 2},
      // A case comes before its papers, and those before the articles about them.
      boostDocument: (_id: string, term: string, stored?: Record<string, unknown>) =>
        strays(term) ? 0 : ((stored?.["weight"] as number | undefined) ?? 1),
      prefix: (term, at, all) => at === all.length - 1 && term.length > 1 && isWord(term),
      fuzzy: (term) => (misspelt && term.length > 4 && !/\d/.test(term) ? 0.2 : false)
    });
  const missing = asked.find((term) => isDocket(term) && search([term], "AND", false).length === 0);
  if (missing !== undefined) return {hits: [], all: false, docket: terms.asWritten(question, missing)};
  let found = search(asked, "AND", false);
  if (!found.length) found = search(asked, "AND", true);
  const all = found.length > 0;
  if (!all) {
    const part = search(asked, "OR", true);
    const most = part.filter(({queryTerms}) => new Set(queryTerms).size > asked.length / 2);
    found = most.length ? most : part;
  }
  return {
    hits: found.map((hit) => hit as unknown as Hit),
    all,
    docket: null
  };
}
