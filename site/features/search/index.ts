import MiniSearch, {type Options} from "minisearch";
import type {Words} from "../../words/words.js";
import {folded} from "../../ui/folded.js";

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

/** A text in pieces, so that the words that matched can be marked. `terms` are words as the index has them. */
export function marked(text: string, terms: readonly string[]): Piece[] {
  const wanted = new Set(terms);
  return (text.match(/[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|,(?=\d{3}\b))*|[^\p{L}\p{N}]+/gu) ?? []).map((piece) => ({
    text: piece,
    hit: wanted.has(folded(piece).replaceAll(",", ""))
  }));
}

/** The stretch of a text around its first word that matched, in pieces; its beginning where none did. */
export function excerpt(text: string, terms: readonly string[], room = ROOM): Piece[] {
  const pieces = marked(text, terms);
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

/** Words of a plain question that tell no row from another. */
const EMPTY = new Set(
  "a an and any are as at be been by can did do does for from had has have how i in is it its me my now of on or that the their they this to today was were what when where which who whom why will with".split(
    " "
  )
);

// "D.D.C." and "DDC" are one word; "12,345" and "12345" are, and so are "1:25-cv-00457" and the parts of it, one after another.
const words = (text: string) =>
  folded(text)
    .replace(/\b(?:\p{L}\.){2,}/gu, (letters) => letters.replaceAll(".", ""))
    .replace(/(\d),(?=\d{3}\b)/g, "$1")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

const OPTIONS: Options<SearchDocument> = {
  fields: ["title", "names", "text", "when", "other"],
  storeFields: ["kind", "title", "text", "when", "address", "lead", "weight", "other", "englishTitle", "englishPage"],
  tokenize: words
};

/**
 * The index of rows. Making it of a few hundred takes a browser less time than fetching it ready made would: the rows alone are half its size.
 * @param empty words that tell no row from another in a language besides English, with spaces between them
 */
export function makeIndex(documents: readonly SearchDocument[], empty = ""): MiniSearch<SearchDocument> {
  const left = new Set([...EMPTY, ...empty.split(" ")]);
  const index = new MiniSearch<SearchDocument>({...OPTIONS, processTerm: (term) => (left.has(term) ? null : term)});
  index.addAll(documents);
  return index;
}

/** A row that was found, with the words of it that matched. */
export type Hit = Omit<SearchDocument, "names"> & {terms: string[]};

/**
 * Rows that have every word of the question (its last word may be unfinished, longer ones may be misspelt); where there is none, those
 * that have some of them. Best first; words in a title count most.
 */
export function find(index: MiniSearch<SearchDocument>, question: string): {hits: Hit[]; all: boolean} {
  const options = {
    boost: {title: 4, names: 2.5, when: 2},
    // A case comes before its papers, and those before the articles about them.
    boostDocument: (_id: string, _term: string, stored?: Record<string, unknown>) =>
      (stored?.["weight"] as number | undefined) ?? 1,
    prefix: (term: string, at: number, terms: string[]) => at === terms.length - 1 && term.length > 1,
    fuzzy: (term: string) => (term.length > 4 && !/\d/.test(term) ? 0.2 : false)
  };
  const every = index.search(question, {...options, combineWith: "AND"});
  const found = every.length > 0 ? every : index.search(question, {...options, combineWith: "OR"});
  return {
    hits: found.map(({terms, ...rest}) => ({...(rest as unknown as SearchDocument), terms})),
    all: every.length > 0
  };
}
