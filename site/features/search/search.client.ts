import {
  type Found,
  type Hit,
  type Piece,
  type SearchDocument,
  type SearchIndex,
  type SearchSays,
  excerpt,
  find,
  makeIndex,
  marked
} from "./index.js";
import {followedLink} from "../../ui/followed.js";

/*
 * The page of search. The question and where to look stand in the address, so that a search can be kept and shared: behind its `#`, which
 * a browser sends to no server, also when the page is loaded again.
 */
const MOST = 100;
const form = document.querySelector("form.search") as HTMLFormElement;
const input = document.querySelector("#q") as HTMLInputElement;
const output = document.querySelector("form.search output") as HTMLOutputElement;
const results = document.querySelector("ol.results") as HTMLOListElement;
const indexes = document.querySelector(".indexes") as HTMLElement;
const places = [...form.querySelectorAll<HTMLInputElement>("input[name=in]")];
/** What rows of a kind are called, as the form offers them. */
const kinds = new Map(
  places.map(({value, dataset, nextElementSibling}) => [
    value,
    {one: dataset["one"] ?? "", many: nextElementSibling?.textContent ?? ""}
  ])
);
const says = JSON.parse(form.dataset["says"] ?? "{}") as SearchSays;
const fill = (text: string, ...values: (string | number)[]) =>
  text.replace(/\{(\d)\}/g, (_, at: string) => `${values[Number(at)]}`);
/** The way to this page in each other language of the site. */
const others = [...document.querySelectorAll<HTMLAnchorElement>(".masthead a.language")];
const elsewhere = document.createElement("p");
elsewhere.className = "elsewhere";
results.before(elsewhere);
const languages = new Intl.DisplayNames(document.documentElement.lang, {type: "language"});
let index: SearchIndex | null = null;

const element = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
};
const pieces = (list: readonly Piece[]) => list.map(({text, hit}) => (hit ? element("mark", "", text) : text));

const isHit = ({hit}: Piece) => hit;

function result(hit: Hit, {terms: {stem}}: SearchIndex): HTMLLIElement {
  const {kind, title, text, when, on = "", address, lead, terms, other = ""} = hit;
  const {englishTitle = false, englishPage = false, language} = hit;
  const link = element("a", "", ...pieces(marked(title, terms, stem)));
  // From the page to the site's root, wherever that is.
  link.href = `${form.dataset["root"]}${address}`;
  if (englishPage) link.hreflang = "en";
  // What is in the page's language goes first, unless the words of the question are in the English alone.
  const has = (said: string) => marked(said, terms, stem).some(isHit);
  const english = other !== "" && !has(text) && (text === "" || (has(other) && !has(title)));
  const said = element("p", "excerpt", ...pieces(excerpt(english ? other : text, terms, stem)));
  if (english) said.lang = "en";
  const name = element("h2", "title", link);
  if (englishTitle) name.lang = "en";
  const facts = [
    kinds.get(kind)?.one ?? kind,
    on,
    when,
    lead && says.lead,
    // The language of a work says more than that of our page about it.
    language === undefined
      ? englishPage
        ? says.english
        : english && says.englishText
      : fill(says.inLanguage, languages.of(language) ?? language)
  ];
  return element("li", lead ? "unverified" : "", element("p", "when", facts.filter(Boolean).join(" · ")), name, said);
}

/** Offers a question to the searches in other languages; an empty one takes the offer back. What stands after `#` is sent to no server. */
function offer(question: string): void {
  const links = (question ? others : []).map(({href, hreflang}) => {
    const link = element("a", "", fill(says.elsewhere, languages.of(hreflang) ?? hreflang, question));
    link.href = `${href}#${new URLSearchParams({q: question})}`;
    return link;
  });
  elsewhere.replaceChildren(...links);
}

const chosen = () => places.find(({checked}) => checked)?.value ?? "all";

function show(): void {
  const question = input.value.trim();
  const place = chosen();
  if (index === null) return;
  const searched = index;
  const nothing: Found = {hits: [], all: true, docket: null};
  const {hits, all, docket} = question === "" ? nothing : find(searched, question);
  // The lists are the way on where nothing is found.
  indexes.hidden = hits.length > 0;
  for (const {value, parentElement} of places) {
    const count = value === "all" ? hits.length : hits.filter(({kind}) => kind === value).length;
    const said = parentElement?.querySelector("b");
    if (said) said.textContent = question === "" ? "" : `${count}`;
  }
  // Words that are all in a row of this language are of it; a number is the same in every one, and so is a docket.
  const foreign = !all || hits.every(({englishTitle, other}) => englishTitle || other);
  offer(docket === null && /\p{L}/u.test(question) && foreign ? question : "");
  const kept = hits.filter(({kind}) => place === "all" || kind === place);
  results.replaceChildren(...kept.slice(0, MOST).map((hit) => result(hit, searched)));
  const among = place === "all" ? "" : fill(says.among, (kinds.get(place)?.many ?? place).toLowerCase());
  const partly = !all && kept.length ? says.partly : "";
  const cut = kept.length > MOST ? fill(says.cut, MOST) : "";
  const counted = fill(kept.length === 1 ? says.one : says.many, kept.length);
  output.textContent =
    question === ""
      ? ""
      : kept.length
        ? `${partly}${counted}${among}${all ? "" : says.some}${cut}.`
        : docket !== null
          ? fill(says.noDocket, docket)
          : fill(says.none, question, among);
}

function keep(): void {
  const question = input.value.trim();
  const asked = new URLSearchParams({...(question && {q: question}), ...(chosen() !== "all" && {in: chosen()})});
  const address = new URL(location.href);
  address.search = "";
  address.hash = `${asked}`;
  history.replaceState(null, "", address);
}

function restore(): void {
  const {searchParams, hash} = new URL(location.href);
  // An address of earlier has them before its `#`.
  const asked = searchParams.has("q") ? searchParams : new URLSearchParams(hash.slice(1));
  input.value = asked.get("q") ?? "";
  const place = places.find(({value}) => value === (asked.get("in") ?? "all")) ?? places[0];
  if (place) place.checked = true;
  if (searchParams.size) keep();
  show();
}

const links = () => [...results.querySelectorAll<HTMLAnchorElement>("a")];
function step(by: number): boolean {
  const list = links();
  const at = list.findIndex((link) => link === document.activeElement) + by;
  if (at < 0) input.focus();
  else list[Math.min(at, list.length - 1)]?.focus();
  return list.length > 0;
}

form.hidden = false;
form.addEventListener("input", () => {
  show();
  keep();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  (links()[0] ?? elsewhere.querySelector("a"))?.focus();
});
addEventListener("keydown", (event) => {
  const within = document.activeElement === input || results.contains(document.activeElement);
  if (!within || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "ArrowDown" && step(1)) event.preventDefault();
  if (event.key === "ArrowUp" && results.contains(document.activeElement) && step(-1)) event.preventDefault();
  if (event.key === "Escape" && results.contains(document.activeElement)) input.focus();
});
addEventListener("popstate", restore);
restore();
input.focus({preventScroll: true});
const begun = input.value;
try {
  output.textContent = input.value === "" ? "" : says.reading;
  const answer = await fetch((document.querySelector("link[as=fetch]") as HTMLLinkElement).href);
  if (!answer.ok) throw new Error(`${answer.status}`);
  index = makeIndex((await answer.json()) as SearchDocument[], {code: document.documentElement.lang, ...says});
  show();
  const followed = followedLink(results);
  // Who has begun to type goes on.
  if (input.value === begun) followed?.focus();
  form.dataset["ready"] = "";
} catch (error) {
  output.textContent = fill(says.failed, (error as Error).message);
}
