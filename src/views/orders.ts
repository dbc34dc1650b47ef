import type {Order} from "../../loaders/schema/orders.js";
import {counted, dateInWords, unslug} from "../lib/words.js";
import type {Block} from "../site/blocks.js";
import type {Site} from "../site/site.js";
import {disagreementList, facts, gradeMark, noteText, sourceList} from "./cited.js";
import {eventList} from "./events.js";
import {html, type Html} from "../components/html.js";

export const RESTRICTION_WORDS: Record<Order["restriction"], string> = {none: "no limit by itself", notice: "allowed only after notice", barred: "barred"};

const agencies = ({tables}: Site, ids: readonly string[]) => ids.map((id) => tables.agencies.find((agency) => agency.id === id)?.short_name ?? id).join(", ");

/** Orders as a table: when, what, on whom. */
export function orderTable(site: Site, orders: readonly Order[]): Html {
  const row = (order: Order) => html`<tr><td>${dateInWords(order.date)}</td><th scope="row"><a href="/orders/${order.id}">${order.title}</a></th><td>${unslug(order.type)}</td><td><span class="level level-${order.restriction}">${RESTRICTION_WORDS[order.restriction]}</span></td><td>${agencies(site, order.binds) || "nobody"}</td></tr>`;
  return html`<div class="scroll" role="region" aria-label="Orders" tabindex="0"><table class="orders"><caption>${counted(orders.length, "order")}</caption><thead><tr><th scope="col">Date</th><th scope="col">Order</th><th scope="col">Type</th><th scope="col">Limit on the flow</th><th scope="col">Binds</th></tr></thead><tbody>${orders.map(row)}</tbody></table></div>`;
}

const held = ({from, until}: Order) =>
  from === null ? "first day not known, or nothing took effect" : until === null ? `from ${dateInWords(from)}; no end was seen` : `from ${dateInWords(from)} until ${dateInWords(until)} (the first day on which it no longer held)`;

/** The page of one order. */
export function orderPage(site: Site, id: string): Block {
  const {tables} = site;
  const order = tables.orders.find((row) => row.id === id);
  if (!order) throw new RangeError(`there is no order ${id}`);
  const docket = tables.cases.find((row) => row.id === order.case_id);
  const court = tables.courts.find((row) => row.id === docket?.court_id);
  const flow = tables.flows.find((row) => row.id === order.flow);
  const events = tables.events.filter(({order_ids}) => order_ids.includes(id));
  return {
    title: order.title,
    body: html`<p class="standfirst">${order.requires}</p>
<p class="ways">${gradeMark(order.grade)}<a href="/cases/${order.case_id}">${docket?.short_caption}</a><a href="/orders/">All orders</a></p>
${facts([
  ["Date", dateInWords(order.date)],
  ["Court", court?.name],
  ["Type", unslug(order.type)],
  ["Flow", flow && html`<a href="/methods#${flow.id}">${flow.title}</a>`],
  ["Limit on the flow", html`<span class="level level-${order.restriction}">${RESTRICTION_WORDS[order.restriction]}</span>`],
  ["Effect at the time", order.effect],
  ["Binds", agencies(site, order.binds) || "nobody"],
  ["In words", order.binds_note],
  ["Held", held(order)],
  ["Why it ended", order.until_reason],
  ["Superseded by", order.superseded_by.length ? order.superseded_by.map((other, index) => html`${index ? ", " : ""}<a href="/orders/${other}">${tables.orders.find((row) => row.id === other)?.title}</a>`) as unknown as Html : null],
  ["Length", order.pages === null ? null : counted(order.pages, "page")],
  ["Docket entry", order.docket_entry],
  ["Recorded", dateInWords(order.recorded)]
])}
${noteText(order.note)}
${disagreementList(order.disagreements)}
${sourceList(site, order.source_ids)}
${events.length > 0 && html`<h2>In the chronology</h2>${eventList(site, events)}`}`
  };
}
