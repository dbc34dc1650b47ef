import MiniSearch, {type Options} from "minisearch";
import type {SearchDocument} from "./document.js";

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "");
// "12,345" and "12345" are one word, and so are "1:25-cv-00457" and the parts of it, one after another.
const words = (text: string) =>
  plain(text)
    .replace(/(\d),(?=\d{3}\b)/g, "$1")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

const OPTIONS: Options<SearchDocument> = {
  fields: ["title", "names", "text", "when"],
  storeFields: ["kind", "title", "text", "when", "address", "lead", "weight"],
  tokenize: words,
  processTerm: (term) => term.toLowerCase()
};

/** The index of rows. Making it of a few hundred takes a browser less time than fetching it ready made would: the rows alone are half its size. */
export function makeIndex(documents: readonly SearchDocument[]): MiniSearch<SearchDocument> {
  const index = new MiniSearch<SearchDocument>(OPTIONS);
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
