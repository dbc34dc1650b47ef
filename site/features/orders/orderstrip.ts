import type {Site} from "../../story/story.js";
import type {Order} from "../../../loaders/schema/tables/orders.js";
import {html, type Html} from "../../ui/html.js";
import {strips} from "../../charts/strip/draw.js";
import type {StripRow} from "../../charts/strip/rows.js";
import {dayInShort} from "../../charts/strip/ticks.js";
import {dateInWords} from "../../ui/format.js";
import {statusWords} from "./orderchange.js";

/** The status of an order's flow over time, with the order's own bar, and the day that it was made. */
export function orderStrip({tables, edition}: Site, order: Order): Html {
  const intervals = tables.status.filter(({flow}) => flow === order.flow);
  const days = [order.date_start, ...intervals.flatMap(({from}) => (from === null ? [] : [from]))].sort();
  const start = new Date(`${days[0]}T00:00:00Z`);
  start.setUTCMonth(start.getUTCMonth() - 2, 1);
  const flow = tables.flows.find(({id}) => id === order.flow)?.title ?? order.flow;
  const rows: StripRow[] = [
    {
      label: flow,
      bars: intervals.map(({from, until, restriction}) => ({
        from,
        until,
        level: restriction,
        quiet: order.restriction !== "none"
      }))
    }
  ];
  if (order.restriction !== "none" && order.from !== null)
    rows.push({
      label: "This order",
      strong: true,
      bars: [{from: order.from, until: order.until, level: order.restriction}]
    });
  const said = intervals
    .map(
      (interval) =>
        `${interval.from === null ? "at first" : `from ${dateInWords(interval.from)}`} ${statusWords(interval)}`
    )
    .join("; ");
  const certain = order.date_start === order.date_end;
  const marker = certain ? {marker: {day: order.date_start, label: `this order, ${dayInShort(order.date_start)}`}} : {};
  if (!certain)
    rows.push({label: "This order", strong: true, dots: [{start: order.date_start, end: order.date_end, certain}]});
  return html`<figure class="over-time"><figcaption><b>${flow} over time.</b> <span class="key key-notice">notice first</span> <span class="key key-barred">barred</span> <span class="key key-beyond">not verified</span></figcaption>${strips(rows, `${flow}: ${said}. This order: ${dateInWords(order.date)}.`, {from: start.toISOString().slice(0, 10), to: edition.edition, verifiedThrough: edition.verified_through, ...marker})}</figure>`;
}
