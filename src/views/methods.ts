import {GRADES} from "../../loaders/schema/common.js";
import {BOUNDS} from "../../loaders/schema/observations.js";
import {GRADE_WORDS, dateInWords} from "../lib/words.js";
import type {Site} from "../site/site.js";
import {noteText, sourceList} from "./cited.js";
import {html, type Html} from "../components/html.js";

const names = (rows: readonly {id: string; name: string; short_name: string}[]) => html`<ul class="names">${rows.map(({id, name, short_name}) => html`<li id="${id}">${name} (${short_name})</li>`)}</ul>`;

/** What stands behind the record: grades, leads, vocabularies and corrections, as the tables have them. */
export function methods(site: Site): Html {
  const {events, observations, corrections, agencies, courts, flows, units} = site.tables;
  const leads = events.filter(({grade}) => grade === "unverified");
  const figures = observations.filter(({grade}) => grade === "unverified");
  return html`<h2 id="grades">Grades</h2><dl class="facts">${GRADES.map((grade) => html`<div><dt>${grade}</dt><dd>${GRADE_WORDS[grade]}</dd></div>`)}</dl>
<h2 id="bounds">Bounds</h2><p>A value of a series is one of these: ${BOUNDS.map((bound) => bound.replace("-", " ")).join(", ")}.</p>
<h2 id="leads">Leads to check</h2><p>Unverified. Nothing in this record rests on them.</p><ul class="leads">${leads.map((event) => html`<li class="unverified"><a href="/chronology#${event.id}">${event.title}</a>, ${dateInWords(event.date)}${noteText(event.note)}${sourceList(site, event.source_ids)}</li>`)}${figures.map((row) => html`<li class="unverified"><a href="/taxpayers#${row.series_id}">${row.id}</a>${noteText(row.note)}${sourceList(site, [row.source_id])}</li>`)}</ul>
<h2 id="corrections">Corrections</h2>${corrections.length ? html`<ol>${corrections.map((row) => html`<li id="${row.id}">${dateInWords(row.date)}: ${row.was} → ${row.is}. ${row.reason}</li>`)}</ol>` : html`<p>None yet: this is the first edition.</p>`}
<h2>Agencies</h2>${names(agencies)}<h2>Courts</h2>${names(courts)}
<h2>Flows</h2><ul class="names">${flows.map((flow) => html`<li id="${flow.id}"><b>${flow.title}</b>: ${flow.description}</li>`)}</ul>
<h2>Units</h2><ul class="names">${units.map((unit) => html`<li id="${unit.id}"><b>${unit.title}</b>: ${unit.description}</li>`)}</ul>`;
}
