import type {Site} from "../../story/story.js";
import type {Order} from "../../../loaders/schema/tables/orders.js";
import {html, type Html} from "../../ui/html.js";
import {capital, formatDate, formatHeld, unslug} from "../../ui/format.js";
import {agencyNames, orderCourt} from "../../record/names.js";
import {restrictionMark} from "../../record/cited.js";

/** Orders, one a line: when, what, of which court, the limit and on whom. `heading` is the level of their titles. */
export function orderList(site: Site, orders: readonly Order[], heading: "h3" | "h4" = "h3"): Html {
  const item = (order: Order) => {
    const docket = site.tables.cases.find(({id}) => id === order.case_id);
    const title = html`<a href="/orders/${order.id}">${order.title}</a>`;
    return html`<li><p class="when">${formatDate(order.date)}</p><div>${heading === "h3" ? html`<h3 class="title">${title}</h3>` : html`<h4 class="title">${title}</h4>`}<p class="soft">${capital(unslug(order.type))} · ${orderCourt(site, order)?.short_name}, ${docket?.short_caption}</p><p class="limit">${restrictionMark(order)}${order.restriction !== "none" && html` <span>${agencyNames(site, order.binds)}, ${formatHeld(order)}</span>`}</p></div></li>`;
  };
  return html`<ol class="docket" data-count="${orders.length}">${orders.map(item)}</ol>`;
}
