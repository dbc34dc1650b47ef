import type {Site} from "../../story/story.js";
import {formatDate, formatList, formatLongDate, unslug} from "../../ui/format.js";
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
        ? "This edition gives no address to write to. Corrections are filed as issues in the repository that the site is built from, or go to whoever runs the site that you read this on."
        : "Its site says how to reach it.";
  return html`${by}<p>${title} is published by ${publisher.url === null ? publisher.name : html`<a href="${publisher.url}">${publisher.name}</a>`}. ${reach}</p>`;
}

/** How to cite the site, in the two styles that readers ask for most. */
export function citeSite({edition}: Site): Html {
  const {publisher, title, edition: day} = edition;
  const by = publisher?.name ?? title;
  const [, monthDay, year] = /^(.*), (\d{4})$/.exec(formatLongDate(day)) ?? [];
  return html`<dl class="terms"><div><dt>APA</dt><dd class="citation" data-style="APA">${by}. (${year}, ${monthDay}). <i>${title}</i>.</dd></div><div><dt>Bluebook</dt><dd class="citation" data-style="Bluebook"><i>${title}</i>, ${by} (${formatDate(day)}).</dd></div></dl><p>Add the address of the page, and the day on which you read it.</p>`;
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
