import {html, type Html} from "../../components/html.js";
import {addressOf} from "../../lib/address.js";
import {ordersRead, ordersReadInWords} from "../../lib/ordersread.js";
import {READ_WORDS, counted, dateInWords} from "../../lib/words.js";
import {READS} from "../../../loaders/schema/common.js";
import type {Site} from "../../site/site.js";

/** How the orders and the sources were read: counts, and which orders are of each kind. */
export function readOrders({tables: {orders, sources}}: Site): Html {
  const shares = READS.map((read) => ({read, rows: sources.filter((source) => source.read === read)}));
  const copies = sources.filter(({copy_url}) => copy_url !== null).length;
  const unchecked = sources.filter(({address}) => address === "derived").length;
  return html`<p>${ordersReadInWords(orders)}</p>
${ordersRead(orders)
  .filter(({orders: rows}) => rows.length > 0)
  .map(
    ({words, orders: rows}) =>
      html`<details><summary>${words.replace(/^./, (letter) => letter.toUpperCase())}</summary><ul>${rows.map(({id, title, date}) => html`<li><a href="${addressOf("orders", id)}">${title}</a>, ${dateInWords(date)}</li>`)}</ul></details>`
  )}
<p>Of ${counted(sources.length, "source")}, ${shares.map(({read, rows}, index) => html`${index > 0 && ", "}${rows.length || "none"} ${READ_WORDS[read]}`)}. ${copies} ${copies === 1 ? "was" : "were"} read in a copy, which stands beside the original. ${unchecked} ${unchecked === 1 ? "address" : "addresses"} of originals follow from a pattern or a copy; nobody has checked them, and the pages say so beside each.</p>`;
}
