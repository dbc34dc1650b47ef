import type {Site} from "../../story/story.js";
import {html, type Html} from "../../ui/html.js";
import {KINDS, type Kind} from "./index.js";
import {formatNumber} from "../../ui/format.js";
import type {Story} from "../../story/story.js";

const indexes = ({laws, series}: Story["places"]): Record<Kind, string> => ({
  events: "/chronology",
  orders: "/orders/",
  cases: "/cases/",
  laws: `${laws}#laws`,
  claims: "/claims",
  series,
  sources: "/sources"
});

/** Search: the form that the page's script brings to life, and the indexes that have everything without it. */
export const searchPage = ({
  tables,
  story
}: Site): Html => html`<link rel="preload" as="fetch" crossorigin href="/assets/search.json">
<form class="search" role="search" hidden><label for="q">Words, a name, a docket number, a date</label><div class="field"><input id="q" name="q" type="search" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search" aria-describedby="search-keys"><button type="submit">Search</button></div><p id="search-keys" class="soft">↓ and ↑ go through what is found; Escape comes back here.</p><fieldset><legend>Look in</legend>${["all", ...Object.keys(KINDS)].map((kind) => html`<label><input type="radio" name="in" value="${kind}"${kind === "all" && html` checked`}> <span>${kind === "all" ? "Everything" : KINDS[kind as Kind]}</span> <b></b></label>`)}</fieldset><output for="q"></output></form>
<ol class="results" aria-label="What was found"></ol>
<noscript><p><b>Search needs JavaScript.</b> It runs on this page alone and asks no server. Without it, these lists have everything:</p></noscript>
<div class="indexes"><h2>Everything, by kind</h2><ul>${(Object.keys(KINDS) as Kind[]).map((kind) => html`<li><a href="${indexes(story.places)[kind]}">${KINDS[kind]}</a> <span class="soft">${formatNumber(tables[kind].length)}</span></li>`)}</ul></div>`;
