import type {Order} from "../../../loaders/schema/tables/orders.js";
import {statusOn, type StatusOnDay} from "../../../loaders/status/statuson.js";
import {record} from "./record.js";

/** Who was bound on a day, and the orders that bound them. */
export interface LawOnDay extends StatusOnDay {
  orders: readonly Order[];
}

/**
 * The law on a date, as the orders make it.
 * @param day `YYYY-MM-DD`
 * @param flow what is asked about; the one that the record begins with where left out
 * @returns the restriction, whom it binds, the orders behind it, and whether the record was verified through that day
 * @throws RangeError, from the promise, for a flow that the record has no status of
 */
export async function lawOnDate(day: string, flow?: string): Promise<LawOnDay> {
  const [intervals, orders] = await Promise.all([record.status, record.orders]);
  const asked = flow ?? intervals[0]?.flow;
  const found = statusOn(
    intervals.filter((interval) => interval.flow === asked),
    day
  );
  return {...found, orders: orders.filter(({id}) => found.order_ids.includes(id))};
}
