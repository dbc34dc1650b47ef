import type {Site} from "../../story/story.js";
import {html, type Html} from "../../ui/html.js";
import {words} from "../../words/words.js";
import {gradeMark, noteText, sourceList} from "../../record/cited.js";

/** The provisions that the dispute turns on, each a line that opens, with the verdicts that rest on it. */
export function lawList(site: Site): Html {
  const {tables} = site;
  if (!tables.laws.length) return html`<p data-count="0">${words().laws.none}</p>`;
  return html`<link rel="stylesheet" href="/assets/events.css"><ol class="events event-lines laws" data-count="${tables.laws.length}">${tables.laws.map(
    (law) => {
      const used = tables.claims.filter(({evidence_ids}) => evidence_ids.includes(law.id));
      return html`<li class="event"><details><summary><span class="day">${law.citation}</span><span class="what">${law.topic}</span></summary><div class="event-full" id="${law.id}"><h3 class="title unless-listed">${law.citation}</h3><p>${law.rule}</p><p class="soft">${law.relevance}</p>${noteText(law.note)}<p class="ways">${gradeMark(site, law)}${used.length > 0 && html`<span>${words().laws.evidence(used.length)}${used.map(({id}, index) => html`${index ? ", " : ""}<a href="/claims#${id}"><span class="unseen">${words().laws.claim} </span>${tables.claims.findIndex((claim) => claim.id === id) + 1}</a>`)}</span>`}</p>${sourceList(site, law.source_ids)}</div></details></li>`;
    }
  )}</ol>`;
}
