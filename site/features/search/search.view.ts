import type {Site} from "../../story/story.js";
import {html, type Html} from "../../ui/html.js";
import {PAGES, searchedTables, searchFile} from "./documents.js";
import type {SearchSays} from "./index.js";
import {listAddressOf} from "../../record/addresses.js";
import {capital, formatNumber} from "../../ui/format.js";
import {en} from "../../words/en.js";
import {words} from "../../words/words.js";

/** Search: the form that the page's script brings to life, and the indexes that have everything without it. */
export function searchPage(site: Site): Html {
  const {search: say, record, grades, code} = words();
  // Some texts are in English in every search, so that its small words tell nothing there either: a question finds parts alike in all.
  const empty = [...new Set([...say.says.empty.split(" "), ...en.search.says.empty.split(" ")])].join(" ");
  const says: SearchSays = {...say.says, empty, lead: grades.unverified};
  const called = (name: string, title: string) => say.kinds[name] ?? title;
  // The page stands at the site's root, or in the folder of its language.
  const root = code === en.code ? "." : "..";
  // A list without rows is on no page.
  const lists = searchedTables()
    .map((table) => {
      const rows: readonly object[] = site.tables[table.name as keyof Site["tables"]];
      const leads = rows.filter((row) => "grade" in row && row.grade === "unverified").length;
      // Pages count rows and leads apart, and so does this list.
      return {...table, rows, told: leads ? say.withLeads(rows.length - leads, leads) : formatNumber(rows.length)};
    })
    .filter(({rows}) => rows.length > 0);
  return html`<link rel="stylesheet" href="/assets/search.css"><link rel="preload" as="fetch" crossorigin href="/assets/${searchFile(code)}">
<form class="search" role="search" hidden data-root="${root}" data-says="${JSON.stringify(says)}"><label for="q">${say.ask}</label><div class="field"><input id="q" name="q" type="search" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search" aria-describedby="search-keys"><button type="submit">${say.button}</button></div><p id="search-keys" class="soft">${say.keys}</p><fieldset><legend>${say.lookIn}</legend><label><input type="radio" name="in" value="all" checked> <span>${say.everything}</span> <b></b></label>${[PAGES, ...searchedTables()].map(({name, title, one = name}) => html`<label><input type="radio" name="in" value="${name}" data-one="${capital(record.one[one] ?? one)}"> <span>${called(name, title)}</span> <b></b></label>`)}</fieldset><output for="q"></output></form>
<ol class="results" aria-label="${say.results}"></ol>
<noscript><p><b>${say.needsScript[0]}</b>${say.needsScript[1]}</p></noscript>
<div class="indexes"><h2>${say.byKind}</h2><ul>${lists.map(({name, title, told}) => html`<li><a href="${listAddressOf(site, name)}">${called(name, title)}</a> <span class="soft">${told}</span></li>`)}</ul></div>`;
}
