import {edtfRange} from "../../loaders/schema/types/edtf.js";
import type {Site} from "../story/story.js";

/**
 * The last day (ISO) for which orders on a flow were followed: the edition's for the story's own flow, and no later than the newest order or
 * source of its orders for another, which is in the record as context. Null where the record is not verified yet.
 */
export function followedThrough({tables, edition}: Site, flow: string | null): string | null {
  const all = edition.verified_through;
  if (flow === edition.flow || all === null) return all;
  const orders = tables.orders.filter((order) => order.flow === flow);
  const cited = new Set(orders.flatMap(({source_ids}) => source_ids));
  const read = tables.sources.flatMap(({id, date}) => (cited.has(id) && date !== null && edtfRange(date)?.start) || []);
  const last = [...orders.map(({date_start}) => date_start), ...read].sort().at(-1);
  return last === undefined || last > all ? all : last;
}
