import type {Site} from "../story/story.js";
import type {Order} from "../../loaders/schema/tables/orders.js";

interface Events {
  tables: {readonly events: readonly Pick<Site["tables"]["events"][number], "id" | "order_ids">[]};
}

/**
 * Orders by the ruling that they are parts of, in the order of the first of each. Those of one case, day, form and docket entry are one ruling where an
 * event names both as made in it, or where the entry is known.
 */
export function rulingsOf({tables}: Events, orders: readonly Order[]): Order[][] {
  const madeIn = new Map<string, string[]>();
  for (const {id, order_ids} of tables.events)
    for (const order of order_ids) madeIn.set(order, [...(madeIn.get(order) ?? []), id]);
  const rulings = new Set<Order[]>();
  const byKey = new Map<string, Order[]>();
  for (const order of orders) {
    const {id, case_id, date, form, docket_entry} = order;
    const own = JSON.stringify([case_id, date, form, docket_entry]);
    const keys = [...(docket_entry === null ? [] : [own]), ...(madeIn.get(id) ?? []).map((event) => `${own} ${event}`)];
    const [ruling, ...more] = rulingsWith(keys, byKey);
    if (!ruling) {
      const alone = [order];
      rulings.add(alone);
      for (const key of keys) byKey.set(key, alone);
      continue;
    }
    // An order that two events name makes one ruling of both.
    for (const other of more) {
      ruling.push(...other);
      rulings.delete(other);
      for (const [key, of] of byKey) if (of === other) byKey.set(key, ruling);
    }
    ruling.push(order);
    for (const key of keys) byKey.set(key, ruling);
  }
  return [...rulings];
}

const rulingsWith = (keys: readonly string[], byKey: ReadonlyMap<string, Order[]>): Order[][] => [
  ...new Set(keys.map((key) => byKey.get(key)).filter((found) => found !== undefined))
];

/** The orders of the ruling that an order is part of, itself among them. */
export function rulingOf(site: Events & {tables: {readonly orders: readonly Order[]}}, order: Order): Order[] {
  const near = site.tables.orders.filter(({case_id, date}) => case_id === order.case_id && date === order.date);
  return rulingsOf(site, near).find((ruling) => ruling.includes(order)) ?? [order];
}
