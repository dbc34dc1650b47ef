import {words} from "../../words/words.js";
import type {Site} from "../../story/story.js";
import type {Case} from "../../../loaders/schema/tables/cases.js";
import type {Order} from "../../../loaders/schema/tables/orders.js";
import {html, type Html} from "../../ui/html.js";
import {capital, formatDate, formatHeld, unslug} from "../../ui/format.js";
import {agencyNames, docketNumber, exception, orderCourt} from "../../record/names.js";
import {restrictionMark} from "../../record/cited.js";

/** Cases by name, each a link to its page, with its docket number. */
export const linkedCases = (rows: readonly Case[]): Html =>
  html`<ul>${rows.map((row) => html`<li><a href="/cases/${row.id}">${row.short_caption}</a>, ${docketNumber(row.docket_number)}</li>`)}</ul>`;

/** The entry of an order on its docket, or that none was found. */
export const entryWords = ({docket_entry}: Pick<Order, "docket_entry">): string =>
  docket_entry ?? words().orders.facts.noEntry;

/** The limit of an order as a mark, with what it leaves open and then what else is to be said of it. */
export const limitLine = (order: Order, rest: Html | string | null): Html => {
  const said = [order.restriction === "barred" ? exception(order) : null, rest].filter((part) => part !== null);
  return html`${restrictionMark(order)}${said.map((part, index) => html`${index > 0 ? " · " : " "}<span>${part}</span>`)}`;
};

/** Orders, one a line: when, what, of which court, the limit and on whom. `heading` is the level of their titles. */
export function orderList(site: Site, orders: readonly Order[], heading: "h3" | "h4" = "h3"): Html {
  const item = (order: Order) => {
    const docket = site.tables.cases.find(({id}) => id === order.case_id);
    const title = html`<a href="/orders/${order.id}">${order.title}</a>`;
    return html`<li><p class="when">${formatDate(order.date)}</p><div>${heading === "h3" ? html`<h3 class="title">${title}</h3>` : html`<h4 class="title">${title}</h4>`}<p class="soft">${capital(unslug(order.type))} · ${orderCourt(site, order)?.short_name}, ${docket?.short_caption} · ${words().orders.facts.entry}: ${entryWords(order)}</p><p class="limit">${limitLine(order, order.restriction === "none" ? null : `${agencyNames(site, order.binds)}, ${formatHeld(order)}`)}</p></div></li>`;
  };
  return html`<ol class="docket" data-count="${orders.length}">${orders.map(item)}</ol>`;
}
