import type {Site} from "../../story/story.js";
import {html, type Html} from "../../ui/html.js";

const names = (title: string, rows: readonly {id: string; name: string; short_name: string}[]): Html =>
  html`<h3>${title}</h3><ul class="names">${rows.map(({id, name, short_name}) => html`<li id="${id}">${name} (${short_name})</li>`)}</ul>`;

const described = (title: string, rows: readonly {id: string; title: string; description: string}[]): Html =>
  html`<h3>${title}</h3><dl class="facts">${rows.map((row) => html`<div id="${row.id}"><dt>${row.title}</dt><dd>${row.description}</dd></div>`)}</dl>`;

/** The words that rows use: flows, agencies, courts, units. */
export const vocabularies = ({tables: {flows, agencies, courts, units}}: Site): Html =>
  html`${described("Flows", flows)}${names("Agencies", agencies)}${names("Courts", courts)}${described("Units", units)}`;
