import type {Site} from "../../story/story.js";
import {html, type Html} from "../../ui/html.js";
import {PAGES, searchedTables} from "./documents.js";
import {listAddressOf} from "../../record/addresses.js";
import {capital, formatNumber} from "../../ui/format.js";

/** Search: the form that the page's script brings to life, and the indexes that have everything without it. */
export const searchPage = (
  site: Site
): Html => html`<link rel="preload" as="fetch" crossorigin href="/assets/search.json">
<form class="search" role="search" hidden><label for="q">Words, a name, a docket number, a date</label><div class="field"><input id="q" name="q" type="search" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search" aria-describedby="search-keys"><button type="submit">Search</button></div><p id="search-keys" class="soft">↓ and ↑ move through the results; Escape returns here.</p><fieldset><legend>Search in</legend><label><input type="radio" name="in" value="all" checked> <span>Everything</span> <b></b></label>${[PAGES, ...searchedTables()].map(({name, title, one = name}) => html`<label><input type="radio" name="in" value="${name}" data-one="${capital(one)}"> <span>${title}</span> <b></b></label>`)}</fieldset><output for="q"></output></form>
<ol class="results" aria-label="Results"></ol>
<noscript><p><b>Search needs JavaScript.</b> It runs on this page alone and asks no server. Without it, these lists have everything:</p></noscript>
<div class="indexes"><h2>Everything, by kind</h2><ul>${searchedTables().map(({name, title}) => html`<li><a href="${listAddressOf(site, name)}">${title}</a> <span class="soft">${formatNumber(site.tables[name as keyof Site["tables"]].length)}</span></li>`)}</ul></div>`;
