import {words} from "../../words/words.js";
import {READS} from "../../../loaders/schema/common.js";
import {html, type Html} from "../../ui/html.js";
import {addressOf} from "../../record/addresses.js";
import {ordersRead, formatOrdersRead} from "../../record/ordersread.js";
import type {Site} from "../../story/story.js";
import {pluralize, formatDate} from "../../ui/format.js";

/** How the orders and the sources were read: counts, and which orders are of each kind. */
export function readOrders(site: Site): Html {
  const {orders, sources} = site.tables;
  const shares = READS.map((read) => ({read, rows: sources.filter((source) => source.read === read)}));
  const unnoted = sources.filter(({read}) => read === null).length;
  const copies = sources.filter(({copy_url}) => copy_url !== null).length;
  const unchecked = sources.filter(({address}) => address === "derived").length;
  return html`<p>${formatOrdersRead(orders)}</p>
${ordersRead(orders)
  .filter(({orders: rows}) => rows.length > 0)
  .map(
    ({words, orders: rows}) =>
      html`<details><summary>${words.replace(/^./, (letter) => letter.toUpperCase())}</summary><ul>${rows.map(({id, title, date}) => html`<li><a href="${addressOf(site, "orders", id)}">${title}</a>, ${formatDate(date)}</li>`)}</ul></details>`
  )}
<p>Of ${pluralize(sources.length, "source")}, ${shares.map(({read, rows}) => html`${rows.length || "none"} ${rows.length === 1 ? "was" : "were"} ${words().reads[read]}, `)}and for ${unnoted || "none"} it is not noted. ${copies} ${copies === 1 ? "was" : "were"} read in a copy, which is listed beside the original. ${unchecked} ${unchecked === 1 ? "address" : "addresses"} of originals were inferred from a pattern or a copy; nobody has checked them, and the pages say so beside each.</p>`;
}
