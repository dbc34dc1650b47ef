import type {Site} from "../../story/story.js";
import {html, type Html} from "../../ui/html.js";
import {counted} from "../../ui/format.js";
import {orderList} from "./orderlist.js";

/** Every order, the story's flow first, then the flows that are context. */
export function orderIndex(site: Site): Html {
  const {orders, flows} = site.tables;
  const story = site.edition.flow;
  const groups = [...flows]
    .sort((a, b) => Number(b.id === story) - Number(a.id === story))
    .map((flow) => ({flow, rows: orders.filter((order) => order.flow === flow.id)}));
  return html`<p class="counts">${counted(orders.length, "order")} · <a href="/cases/">All cases</a></p>${groups.filter(({rows}) => rows.length > 0).map(({flow, rows}) => html`<h2 id="${flow.id}">${flow.title}</h2>${flow.id !== story && html`<p class="soft">Context: it never changes the status of the story’s flow.</p>`}${orderList(site, rows)}`)}`;
}
