import type {Observation} from "../../loaders/schema/observations.js";
import {dateInWords, numberInWords} from "../lib/words.js";
import type {Site} from "../site/site.js";
import {gradeMark} from "./cited.js";
import {html, type Html} from "../components/html.js";

/** The series that a story leads with: each of its values with unit, date, source and grade. */
export function storyFacts({tables}: Site): Html {
  const lead = tables.observations.filter(({series_id}) => series_id === "irs-ice-transfer");
  const unit = (id: string) => tables.units.find((row) => row.id === id)?.title ?? id;
  const bound = ({bound: word}: Observation) => (word === "exact" ? "" : `${word.replace("-", " ")} `);
  return html`<dl class="lead">${lead.map(
    (row) => html`<div><dt>${row.dimension}, ${dateInWords(row.period)}</dt><dd><b>${bound(row)}${numberInWords(row.value)}</b> ${unit(row.unit)} ${gradeMark(row.grade)} <a href="/sources#${row.source_id}">source</a></dd></div>`
  )}</dl><p class="counts">${tables.events.length} events · ${tables.orders.length} orders · ${numberInWords(tables.observations.length)} figures, each with its source</p>`;
}
