import type MiniSearch from "minisearch";
import {type Hit, type Piece, type SearchDocument, excerpt, find, makeIndex, marked} from "./index.js";

/* The page of search. The question and where to look stand in the address, so that a search can be kept and shared. */
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
let index: MiniSearch<SearchDocument> | null = null;

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

function result({kind, title, text, when, address, lead, terms}: Hit): HTMLLIElement {
  const link = element("a", "", ...pieces(marked(title, terms)));
  // The page stands at the site's root, wherever that is.
  link.href = `.${address}`;
  const facts = [kinds.get(kind)?.one ?? kind, ...(when ? [when] : []), ...(lead ? ["unverified lead"] : [])].join(
    " · "
  );
  return element(
    "li",
    lead ? "unverified" : "",
    element("p", "when", facts),
    element("h2", "title", link),
    element("p", "excerpt", ...pieces(excerpt(text, terms)))
  );
}

const chosen = () => places.find(({checked}) => checked)?.value ?? "all";
const many = (count: number, word: string) => `${count} ${word}${count === 1 ? "" : "s"}`;

function show(): void {
  const question = input.value.trim();
  const place = chosen();
  indexes.hidden = question !== "" && index !== null;
  if (index === null) return;
  const {hits, all} = question === "" ? {hits: [], all: true} : find(index, question);
  for (const {value, parentElement} of places) {
    const count = value === "all" ? hits.length : hits.filter(({kind}) => kind === value).length;
    const said = parentElement?.querySelector("b");
    if (said) said.textContent = question === "" ? "" : `${count}`;
  }
  const kept = hits.filter(({kind}) => place === "all" || kind === place);
  results.replaceChildren(...kept.slice(0, MOST).map(result));
  const among = place === "all" ? "" : ` among ${(kinds.get(place)?.many ?? place).toLowerCase()}`;
  const partly = !all && kept.length ? "Nothing matches all of these words. " : "";
  const cut = kept.length > MOST ? `, the best ${MOST} shown` : "";
  output.textContent =
    question === ""
      ? ""
      : kept.length
        ? `${partly}${many(kept.length, "result")}${among}${all ? "" : " with some of them"}${cut}.`
        : `Nothing found${among} for “${question}”.`;
}

function keep(): void {
  const address = new URL(location.href);
  const set = (name: string, value: string) =>
    value === "" ? address.searchParams.delete(name) : address.searchParams.set(name, value);
  set("q", input.value.trim());
  set("in", chosen() === "all" ? "" : chosen());
  history.replaceState(null, "", address);
}

function restore(): void {
  const {searchParams} = new URL(location.href);
  input.value = searchParams.get("q") ?? "";
  const place = places.find(({value}) => value === (searchParams.get("in") ?? "all")) ?? places[0];
  if (place) place.checked = true;
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
  links()[0]?.focus();
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
try {
  output.textContent = input.value === "" ? "" : "Reading the index…";
  const answer = await fetch((document.querySelector("link[as=fetch]") as HTMLLinkElement).href);
  if (!answer.ok) throw new Error(`${answer.status}`);
  index = makeIndex((await answer.json()) as SearchDocument[]);
  show();
  form.dataset["ready"] = "";
} catch (error) {
  output.textContent = `The index could not be read (${(error as Error).message}). The lists below have everything.`;
}
