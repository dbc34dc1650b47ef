import {ordersReadInWords} from "../../record/ordersread.js";
import {rowLink} from "../../record/rowlink.js";
import type {Site} from "../../story/story.js";
import {html, type Html} from "../../ui/html.js";
import {addressOf} from "../../record/addresses.js";
import {counted, dateInWords} from "../../ui/format.js";
import {noteText, sourceList} from "../../record/cited.js";

const links = (site: Site, table: string, rows: readonly {id: string; title: string}[]): Html =>
  html`<ul>${rows.map(({id, title}) => html`<li><a href="${addressOf(site, table, id)}">${title}</a></li>`)}</ul>`;

/** What is not known, counted from the rows themselves. */
export function unknowns(site: Site): Html {
  const {events, orders, cases, laws} = site.tables;
  const undated = events.filter(({precision}) => precision !== "day");
  const limits = orders.filter(({restriction}) => restriction !== "none");
  const noStart = limits.filter(({from}) => from === null);
  const noEnd = limits.filter(({from, until}) => from !== null && until === null);
  const noJudge = cases
    .filter(({judges}) => !judges.length)
    .map(({id, caption, docket_number}) => ({id, title: `${caption} (${docket_number})`}));
  const disputed = (rows: readonly {disagreements: readonly unknown[]}[]) =>
    rows.filter(({disagreements}) => disagreements.length).length;
  const alone = [...events, ...orders, ...cases, ...laws].filter(({source_ids}) => source_ids.length === 1);
  return html`<ul class="unknowns">
<li><strong>The documents themselves.</strong> ${ordersReadInWords(orders)} <a href="#read">Which ones</a></li>
<li><strong>Days.</strong> ${counted(undated.length, "event")} of ${events.length} cannot be dated to a day. None was given a day that is not known.</li>
<li><strong>Beginnings.</strong> ${counted(noStart.length, "order")} set a limit from a day that was not seen, and so ${noStart.length === 1 ? "does" : "do"} not count for the status.${noStart.length > 0 && links(site, "orders", noStart)}</li>
<li><strong>Ends.</strong> For ${counted(noEnd.length, "order")} that set a limit no end was seen. That is not the same as knowing that ${noEnd.length === 1 ? "it is" : "they are"} in force today.${noEnd.length > 0 && links(site, "orders", noEnd)}</li>
<li><strong>Judges.</strong> ${noJudge.length ? html`For ${counted(noJudge.length, "case")} no judge was visible.${links(site, "cases", noJudge)}` : "Every case names its judges."}</li>
<li><strong>Disagreements.</strong> Sources disagree on something in ${counted(disputed(events), "event")}, ${counted(disputed(orders), "order")} and ${counted(disputed(cases), "case")}. Each position stands with the row, beside who takes it.</li>
<li><strong>Single legs.</strong> ${counted(alone.length, "row")} of events, orders, cases and laws ${alone.length === 1 ? "rests" : "rest"} on one source alone. <a href="/sources">Sources</a> names them.</li>
</ul>`;
}

/** What research could not close, each with what would close it and the rows that it is about. */
export const openQuestions = (site: Site): Html =>
  site.edition.questions.length
    ? html`<dl class="questions">${site.edition.questions.map(
        ({question, would_close, row_ids}) =>
          html`<div><dt>${question}</dt><dd><p><strong>What would answer it:</strong> ${would_close}</p>${row_ids.length > 0 && html`<ul>${row_ids.map((id) => html`<li>${rowLink(site, id)}</li>`)}</ul>`}</dd></div>`
      )}</dl>`
    : html`<p>None is listed.</p>`;

/**
 * The rows that are leads and no more: all of them, or those that `ids` names, each in full with the word "Unverified" before it, so
 * that a page can tell of a lead where it belongs. Prose cannot cite one.
 * @throws RangeError for an id that is not a lead's
 */
export function leads(site: Site, {ids}: Readonly<Record<string, string>> = {}): Html {
  const {events, observations, series} = site.tables;
  const happened = events.filter(({grade}) => grade === "unverified");
  if (ids !== undefined)
    return html`<aside class="leads">${ids.split(" ").map((id) => {
      const event = happened.find((candidate) => candidate.id === id);
      if (!event) throw new RangeError(`no event that is an unverified lead has the id ${id}`);
      return html`<p class="unverified"><strong>Unverified, ${dateInWords(event.date)}:</strong> ${event.summary}</p>${noteText(event.note)}<p><a href="${addressOf(site, "events", event.id)}">The lead, with its sources</a></p>`;
    })}</aside>`;
  const figures = observations.filter(({grade}) => grade === "unverified");
  const title = (id: string) => series.find((row) => row.id === id)?.title ?? id;
  return html`<ul class="leads" data-count="${happened.length + figures.length}">${happened.map(
    (event) =>
      html`<li class="unverified"><a href="${addressOf(site, "events", event.id)}">${event.title}</a>, ${dateInWords(event.date)}${noteText(event.note)}${sourceList(site, event.source_ids)}</li>`
  )}${figures.map(
    (row) =>
      html`<li class="unverified"><a href="${addressOf(site, "series", row.series_id)}">${title(row.series_id)}</a>, ${row.dimension !== null && html`${row.dimension}, `}${dateInWords(row.period)}${noteText(row.note)}${sourceList(site, [row.source_id])}</li>`
  )}</ul>`;
}
