import type {Site} from "../../story/story.js";
import {capital, formatDate, formatList, formatLongDate, formatVerified, unslug} from "../../ui/format.js";
import {html, type Html} from "../../ui/html.js";
import {courtOf} from "../../record/names.js";

/** Where readers write to, as a link where it is an address. */
const contact = (text: string): Html => {
  if (/^https?:\/\/\S+$/.test(text)) return html`<a href="${text}">${text}</a>`;
  return /^[^\s@<>:]+@[^\s@<>:]+$/.test(text) ? html`<a href="mailto:${text}">${text}</a>` : html`${text}`;
};

/** Who made and who publishes the story, with the address where the record has one, and where to write to. */
export function publisherLine({edition}: Site): Html {
  const {publisher, title, byline} = edition;
  const by = byline.length > 0 && html`<p>By ${formatList(byline)}.</p>`;
  if (!publisher) return html`<p>This edition names no publisher. Write to whoever gave you this copy.</p>`;
  const reach =
    publisher.contact !== null
      ? html`Write to ${contact(publisher.contact)}.`
      : publisher.url === null
        ? "This edition gives no address to write to, so we cannot say where to send a correction. Whoever runs the website on which you read this, or gave you this copy, can pass one on."
        : "Its site says how to reach it.";
  return html`${by}<p>${title} is published by ${publisher.url === null ? publisher.name : html`<a href="${publisher.url}">${publisher.name}</a>`}. ${reach}</p>`;
}

/** How to cite the site, in the two styles that readers ask for most, and its data as a data set. */
export function citeSite({edition}: Site): Html {
  const {publisher, title, edition: day} = edition;
  const by = publisher?.name ?? title;
  const [, monthDay, year] = /^(.*), (\d{4})$/.exec(formatLongDate(day)) ?? [];
  return html`<dl class="terms"><div><dt>APA</dt><dd class="citation" data-style="APA">${by}. (${year}, ${monthDay}). <i>${title}</i>.</dd></div><div><dt>Bluebook</dt><dd class="citation" data-style="Bluebook"><i>${title}</i>, ${by} (${formatDate(day)}).</dd></div><div><dt>The data</dt><dd class="citation" data-style="data">${by}. (${year}). <i>${title}</i> (Version ${day}) [Data set].</dd></div></dl><p>Add the address of the page, and the day on which you read it. ${capital(formatVerified(edition.verified_through))}. Programs read the same from <a href="/CITATION.cff">CITATION.cff</a>; the tables of a version stay at its <a href="/corrections#editions">edition’s address</a>.</p>`;
}

/** The judges of the record and the cases that they heard. */
export function people({tables}: Site): Html {
  const judges = new Map<string, typeof tables.cases>();
  for (const row of tables.cases)
    for (const judge of row.judges) judges.set(judge, [...(judges.get(judge) ?? []), row]);
  const orders = (caseId: string) => tables.orders.filter(({case_id}) => case_id === caseId);
  return html`<dl class="terms">${[...judges].map(
    ([judge, cases]) =>
      html`<div><dt>${judge}</dt><dd>${formatList([...new Set(cases.map(({court_id}) => courtOf({tables}, court_id)?.name ?? court_id))])}: ${cases.map((row, index) => html`${index > 0 && "; "}<a href="/cases/${row.id}">${row.short_caption}</a>${orders(row.id).length > 0 && html` (${[...new Set(orders(row.id).map(({type}) => unslug(type)))].join(", ")})`}`)}</dd></div>`
  )}</dl>`;
}
