import {readFileSync} from "node:fs";
import {parse} from "yaml";
import type {Case} from "../../loaders/schema/tables/cases.js";
import type {Order} from "../../loaders/schema/tables/orders.js";
import {ordersRead, formatOrdersRead} from "../../site/record/ordersread.js";

const rowsOf = <R>(table: string) =>
  parse(readFileSync(new URL(`../../data/${table}.yaml`, import.meta.url), "utf8")) as R[];

/** What the record says of how its orders were read, as Markdown: the counts, and which orders were read themselves. */
export function ordersReadReference(): string {
  const captions = new Map(rowsOf<Case>("cases").map(({id, short_caption}) => [id, short_caption]));
  const orders = rowsOf<Partial<Order>>("orders").map(({title, case_id, read = null}) => ({title, case_id, read}));
  const [whole, part] = ordersRead(orders);
  const list = [...(whole?.orders ?? []), ...(part?.orders ?? [])].map(
    ({title, case_id, read}) => `- ${title}, ${captions.get(case_id ?? "")} (in ${read})\n`
  );
  return `${formatOrdersRead(orders)}\n${list.length > 0 ? `Read themselves:\n\n${list.join("")}` : ""}`;
}
