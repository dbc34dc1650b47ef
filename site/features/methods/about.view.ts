import {en} from "../../words/en.js";
import {words} from "../../words/words.js";
import type {Series} from "../../../loaders/schema/tables/series.js";
import {addressOf} from "../../record/addresses.js";
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
  const {about: say} = words();
  const by = byline.length > 0 && html`<p>${say.by(formatList(byline))}</p>`;
  if (!publisher) return html`<p>${say.noPublisher}</p>`;
  const reach =
    publisher.contact !== null
      ? html`${say.write[0]}${contact(publisher.contact)}${say.write[1]}`
      : publisher.url === null
        ? say.noAddress
        : say.itsSite;
  return html`${by}<p>${title}${say.published}${publisher.url === null ? publisher.name : html`<a href="${publisher.url}">${publisher.name}</a>`}. ${reach}</p>`;
}

/** What BibTeX gives a meaning, written as the character itself. */
const bibtex = (text: string) => text.replace(/[\\{}]/g, "").replace(/[&%$#_]/g, "\\$&");

/** The address of the site, or of a path of it: a build fills it in where it knows it, and else the reader's own script does. */
const siteAddress = (path = ""): Html =>
  html`<span class="site-address"${path && html` data-path="${path}"`}><noscript>${words().about.address}</noscript></span>`;

/** The site's data as a data set, or a part of it: who publishes it, the year, its name, the edition and the address, which is filled in where it is known. */
function citedData({edition}: Site, name: Html, path = ""): Html {
  const {publisher, title, edition: day, verified_through: through} = edition;
  return html`${publisher?.name ?? title}. (${day.slice(0, 4)}). ${name} ${words().about.version(day, formatVerified(through))} ${siteAddress(path)}`;
}

/** How to cite a series of the record, in APA style. */
export const citeSeries = (site: Site, {id, title, publisher}: Series): Html =>
  html`<dl class="terms"><div><dt>APA</dt><dd class="citation" data-style="APA">${citedData(site, html`<i>${title}</i>, series <code>${id}</code>, from ${publisher}`, (addressOf(site, "series", id) ?? "").slice(1))}</dd></div></dl>`;

/** How to cite the site, in the two styles that readers ask for most, and its data as a data set; the site's address is filled in where it is known. */
export function citeSite(site: Site): Html {
  const {edition} = site;
  const {publisher, title, edition: day, name} = edition;
  const {about: say} = words();
  const by = publisher?.name ?? title;
  const [, inFull, year] = /^(.*), (\d{4})$/.exec(formatLongDate(day)) ?? [];
  const monthDay = words().code === en.code ? inFull : words().date.dayOfYear(day);
  const verified = formatVerified(edition.verified_through);
  const address = siteAddress();
  const entry = html`@misc{${name}-${day},
  author = {{${bibtex(by)}}},
  title = {${bibtex(title)}},
  year = {${year}},
  note = {Data set, version ${day}; ${bibtex(verified)}},
  url = {${address}}
}`;
  return html`<dl class="terms"><div><dt>APA</dt><dd class="citation" data-style="APA">${by}. (${year}, ${monthDay}). <i>${title}</i>. ${address}</dd></div><div><dt>Bluebook</dt><dd class="citation" data-style="Bluebook"><i>${title}</i>, ${by} (${formatDate(day)}), ${address}.</dd></div><div><dt>${say.data}</dt><dd class="citation" data-style="data">${citedData(site, html`<i>${title}</i>`)}</dd></div><div><dt>BibTeX</dt><dd><pre class="citation bibtex" data-style="BibTeX">${entry}</pre></dd></div></dl><p>${say.addAddress} ${capital(verified)}. ${say.programs[0]}<a href="/CITATION.cff">CITATION.cff</a>${say.programs[1]}<a href="/corrections#editions">${say.programs[2]}</a>${say.programs[3]}</p>`;
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
