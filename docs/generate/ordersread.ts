import {readFileSync} from "node:fs";
import {parse} from "yaml";
import type {Order} from "../../loaders/schema/tables/orders.js";
import {ordersRead, formatOrdersRead} from "../../site/record/ordersread.js";

/** What the record says of how its orders were read, as Markdown: the counts, and the ids of the orders that were read in each way. */
export function ordersReadReference(): string {
  const file = new URL("../../data/orders.yaml", import.meta.url);
  const orders = (parse(readFileSync(file, "utf8")) as Partial<Order>[]).map(({id, read = null}) => ({id, read}));
  const groups = ordersRead(orders).filter((group) => group.orders.length > 0);
  return `${formatOrdersRead(orders)}\n\n${groups.map(({words, orders: rows}) => `- ${words}: ${rows.map(({id}) => `\`${id}\``).join(", ")}\n`).join("")}`;
}
