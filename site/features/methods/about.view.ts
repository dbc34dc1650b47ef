import type {Site} from "../../story/story.js";
import {formatDate, formatList, formatLongDate, unslug} from "../../ui/format.js";
import {html, type Html} from "../../ui/html.js";
import {courtOf} from "../../record/names.js";

/** Who publishes the story, and where to write, as far as the edition says it; no address is made up. */
export function publisherLine({edition}: Site): Html {
  const {publisher, title} = edition;
  if (!publisher) return html`<p>This edition names no publisher. Write to whoever gave you this copy.</p>`;
  const {name, url, contact} = publisher;
  const address = contact !== null && (contact.includes("://") ? contact : `mailto:${contact}`);
  const reach = address
    ? html`Write to <a href="${address}">${contact}</a>.`
    : url === null
      ? "This edition gives no address to write to. Corrections are filed as issues in the repository that the site is built from, or go to whoever runs the site that you read this on."
      : "Its site says how to reach it.";
  return html`<p>${title} is published by ${url === null ? name : html`<a href="${url}">${name}</a>`}. ${reach}</p>`;
}

/** How to cite the site, in the two styles that readers ask for most. */
export function citeSite({edition}: Site): Html {
  const {publisher, title, edition: day} = edition;
  const by = publisher?.name ?? title;
  const [, monthDay, year] = /^(.*), (\d{4})$/.exec(formatLongDate(day)) ?? [];
  return html`<dl class="terms"><div><dt>APA</dt><dd class="citation">${by}. (${year}, ${monthDay}). <i>${title}</i>.</dd></div><div><dt>Bluebook</dt><dd class="citation"><i>${title}</i>, ${by} (${formatDate(day)}).</dd></div></dl><p>Add the address of the page, and the day on which you read it.</p>`;
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
