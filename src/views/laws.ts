import type {Site} from "../site/site.js";
import {gradeMark, noteText, sourceList} from "./cited.js";
import {html, type Html} from "../components/html.js";

/** The provisions that the dispute turns on. */
export const lawList = (site: Site): Html =>
  html`<ul class="cards" data-count="${site.tables.laws.length}">${site.tables.laws.map(
    (law) => html`<li id="${law.id}"><h3>${law.citation}</h3><p class="when">${law.topic}</p><p>${law.rule}</p><p class="soft">${law.relevance}</p>${noteText(law.note)}${gradeMark(law.grade)}${sourceList(site, law.source_ids)}</li>`
  )}</ul>`;
