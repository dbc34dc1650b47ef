import {words} from "../words/words.js";
import {capital, formatDate, formatGrade} from "../ui/format.js";
import type {Event} from "../../loaders/schema/tables/events.js";
import type {Order} from "../../loaders/schema/tables/orders.js";
import {type Html, html, inEnglish} from "../ui/html.js";
import type {Site} from "../story/story.js";
import type {Grade} from "../../loaders/schema/common.js";
import {addressOf} from "./addresses.js";
import {sourceLinks} from "./sourcelinks.js";
import {textRead, type Sourced} from "./textread.js";

type Limiting = Pick<Order, "type" | "restriction" | "effect" | "binds">;

/**
 * The limit that an order sets by itself, in a few words: one may limit a flow and neither bar it nor ask for notice, and a stay under section 705
 * suspends what an agency decided, which is no flat bar.
 */
export const limitWords = ({type, restriction, effect, binds}: Limiting): string => {
  const {limitsOtherwise, policySuspended, restrictions} = words().record;
  if (type === "section-705-stay" && restriction === "barred") return policySuspended;
  return restriction === "none" && effect === "restricts" && binds.length > 0
    ? limitsOtherwise
    : restrictions[restriction];
};

/** The limit that an order sets by itself, as a mark in words. */
export const restrictionMark = (order: Limiting): Html =>
  html`<span class="pill pill-${order.restriction}">${capital(limitWords(order))}</span>`;

interface Position {
  about: string;
  says: string;
  by: string;
  source_id: string | null;
}

/** How well a row is known, as a mark that says it in words. */
export const gradeMark = ({tables}: Site, row: Sourced & {grade: Grade}): Html =>
  html`<span class="grade grade-${row.grade}"><span class="unseen">${words().figure.grade} </span>${formatGrade(row.grade, textRead(row, tables.sources))}</span>`;

/** The sources of a row, each linked to where the site lists it. */
export function sourceList({tables}: Site, ids: readonly string[]): Html | null {
  if (!ids.length) return null;
  const known = new Map(tables.sources.map((source) => [source.id, source]));
  const items = ids.map((id) => {
    const source = known.get(id);
    return html`<li><a href="/sources#${id}">${source?.title ?? id}</a>${source?.publisher && html`, ${inEnglish(source.publisher)}`}${source?.date && html`, ${formatDate(source.date)}`}</li>`;
  });
  return html`<details class="sources"><summary>${words().record.sources(ids.length)}</summary><ul>${items}</ul></details>`;
}

/** A lead and no more, with the word "Unverified" before it. */
export const leadLine = (site: Site, {id, date, summary}: Event): Html =>
  html`<p class="unverified"><strong>${words().record.unverifiedOn(formatDate(date))}</strong> ${summary} <a href="${addressOf(site, "events", id)}">${words().record.theLead}</a></p>`;

const leads = ({tables}: Site, cases: readonly {id: string}[]) =>
  tables.events.filter(({grade, case_id}) => grade === "unverified" && cases.some(({id}) => id === case_id));

/** The leads about cases, for a page that nothing of them may change: what is not known there may be half known here. */
export const leadsOf = (site: Site, cases: readonly {id: string}[]): Html =>
  html`${leads(site, cases).map((event) => leadLine(site, event))}`;

/** The leads about a case, each as a link to it with its day. */
export const leadsTo = (site: Site, row: {id: string}): Html =>
  html`${leads(site, [row]).map(({id, date}) => html` <a class="grade grade-unverified" href="${addressOf(site, "events", id)}">${words().grades.unverified}, ${formatDate(date)}</a>`)}`;

/** Where sources disagree: each position with who takes it. Under a heading that says so, its own label is left out. */
export function disagreementList(positions: readonly Position[], {headed = false} = {}): Html | null {
  if (!positions.length) return null;
  const topics = [...new Set(positions.map(({about}) => about))];
  return html`<div class="disagreements">${!headed && html`<p class="label">${words().record.disagree}</p>`}<dl>${topics.map(
    (topic) =>
      html`<dt>${topic}</dt>${positions.filter(({about}) => about === topic).map(({says, by, source_id}) => html`<dd>${says} <span class="by">— ${source_id === null ? html`<span>${by}</span>` : html`<a href="/sources#${source_id}">${by}</a>`}</span></dd>`)}`
  )}</dl></div>`;
}

/** A note under a row. */
export const noteText = (note: string | null): Html | null =>
  note === null ? null : html`<p class="note">${note}</p>`;

/** A list of names and values, those without a value left out. */
export const facts = (pairs: readonly (readonly [string, Html | string | number | null | undefined])[]): Html =>
  html`<dl class="facts">${pairs.map(([name, value]) => value !== null && value !== undefined && value !== "" && html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;

/** The sources of a page's row, open: each with publisher and date, linked to its place among the sources and to the text itself. */
export function sourcesInFull({tables}: Site, ids: readonly string[]): Html {
  const known = new Map(tables.sources.map((source) => [source.id, source]));
  return html`<ol class="bibliography">${ids.map((id) => {
    const source = known.get(id);
    if (!source) throw new RangeError(`there is no source ${id}`);
    return html`<li><a href="/sources#${id}">${source.title}</a><span class="by">${source.publisher === null ? words().record.noPublisher : inEnglish(source.publisher)}${source.date !== null && html`, ${formatDate(source.date)}`}</span>${sourceLinks(source)}</li>`;
  })}</ol>`;
}
