import {words} from "../../words/words.js";
import type {Site} from "../../story/story.js";
import type {Case} from "../../../loaders/schema/tables/cases.js";
import type {Order} from "../../../loaders/schema/tables/orders.js";
import {html, type Html} from "../../ui/html.js";
import {capital, formatDate, formatHeld, unslug} from "../../ui/format.js";
import {agencyNames, docketNumber, exception, orderCourt} from "../../record/names.js";
import {restrictionMark} from "../../record/cited.js";
import {rulingsOf} from "../../record/rulings.js";

/** Cases by name, each a link to its page, with its docket number. */
export const linkedCases = (rows: readonly Case[]): Html =>
  html`<ul>${rows.map((row) => html`<li><a href="/cases/${row.id}">${row.short_caption}</a>, ${docketNumber(row.docket_number)}</li>`)}</ul>`;

/** The entry of an order on its docket, or that none was found. */
export const entryWords = ({docket_entry}: Pick<Order, "docket_entry">): string =>
  docket_entry ?? words().orders.facts.noEntry;

/** The limit of an order as a mark, with what it leaves open and then what else is to be said of it. */
export const limitLine = (order: Order, rest: Html | string | null): Html => {
  const open = order.restriction === "barred" ? exception(order) : null;
  // Heard, what stands beside it is a statement of its own.
  const stop = html`<span class="unseen">.</span>`;
  return html`${restrictionMark(order)}${open !== null && html` <span>${open}</span>`}${rest !== null && html`${stop}${open !== null && " ·"} <span>${rest}</span>`}`;
};

/** Orders, one ruling a line: when, what, of which court, the limit and on whom; the parts of one stand under it. */
export function orderList(site: Site, orders: readonly Order[]): Html {
  const {cases} = site.tables;
  const {orders: say} = words();
  const facts = (order: Order) =>
    html`${orderCourt(site, order)?.short_name}, ${cases.find(({id}) => id === order.case_id)?.short_caption} · ${say.facts.entry}: ${entryWords(order)}`;
  const limit = (order: Order) =>
    html`<p class="limit">${limitLine(order, order.restriction === "none" ? null : `${agencyNames(site, order.binds)}, ${formatHeld(order)}`)}</p>`;
  const link = ({id, title}: Order) => html`<a href="/orders/${id}">${title}</a>`;
  const type = (order: Order) => capital(unslug(order.type));
  // Who goes from heading to heading does not hear the day beside it.
  const made = ({date}: Order) => html`<span class="unseen">, ${formatDate(date)}</span>`;
  const rulings = rulingsOf(site, orders);
  const item = ([first, ...rest]: Order[]) =>
    first &&
    html`<li><p class="when">${formatDate(first.date)}</p><div>${
      rest.length
        ? html`<h3 class="title">${say.oneRuling(rest.length + 1)}${made(first)}</h3><p class="soft">${facts(first)}</p><ul class="made">${[first, ...rest].map((order) => html`<li>${link(order)} <span class="soft">${type(order)}</span>${limit(order)}</li>`)}</ul>`
        : html`<h3 class="title">${link(first)}${made(first)}</h3><p class="soft">${type(first)} · ${facts(first)}</p>${limit(first)}`
    }</div></li>`;
  return html`<ol class="docket" data-count="${rulings.length}">${rulings.map(item)}</ol>`;
}
