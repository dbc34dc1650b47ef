import type {Site} from "../../story/story.js";
import {formatDate, formatList, unslug} from "../../ui/format.js";
import {html, type Html} from "../../ui/html.js";
import {courtOf} from "../../record/names.js";

/** Who publishes the story, with the address where the record has one. */
export function publisherLine({edition}: Site): Html {
  const {publisher, title} = edition;
  if (!publisher) return html`<p>The record names no publisher. Write to whoever gave you this copy.</p>`;
  return html`<p>${title} is published by ${publisher.url === null ? publisher.name : html`<a href="${publisher.url}">${publisher.name}</a>`}. ${publisher.url === null ? "Write to whoever runs the site that you read this on." : "Its site says how to reach it."}</p>`;
}

/** How to cite the site, in the two styles that readers ask for most. */
export function citeSite({edition}: Site): Html {
  const {publisher, title, edition: day} = edition;
  const by = publisher?.name ?? title;
  const [year = "", month = "", date = ""] = day.split("-");
  const name = new Date(Date.UTC(Number(year), Number(month) - 1, 1)).toLocaleString("en-US", {
    month: "long",
    timeZone: "UTC"
  });
  return html`<dl class="terms"><div><dt>APA</dt><dd>${by}. (${year}, ${name} ${Number(date)}). <i>${title}</i>.</dd></div><div><dt>Bluebook</dt><dd><i>${title}</i>, ${by} (${formatDate(day)}).</dd></div></dl><p>Add the address of the page, and the day on which you read it.</p>`;
}

/** The judges of the record and the cases that they heard. */
export function people({tables}: Site): Html {
  const judges = new Map<string, typeof tables.cases>();
  for (const row of tables.cases)
    for (const judge of row.judges) judges.set(judge, [...(judges.get(judge) ?? []), row]);
  const orders = (caseId: string) => tables.orders.filter(({case_id}) => case_id === caseId);
  return html`<dl class="terms">${[...judges].map(
    ([judge, cases]) =>
      html`<div><dt>${judge}</dt><dd>${formatList([...new Set(cases.map(({court_id}) => courtOf({tables} as Site, court_id)?.name ?? court_id))])}: ${cases.map((row, index) => html`${index > 0 && "; "}<a href="/cases/${row.id}">${row.short_caption}</a>${orders(row.id).length > 0 && html` (${[...new Set(orders(row.id).map(({type}) => unslug(type)))].join(", ")})`}`)}</dd></div>`
  )}</dl>`;
}
