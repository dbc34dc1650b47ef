import type {RecordRows} from "../record/record.js";
import type {Case} from "../schema/tables/cases.js";
import {type Order, RESTRICTIONS} from "../schema/tables/orders.js";
import type {Status} from "../schema/tables/status.js";

export {statusOn, type StatusOnDay} from "./statuson.js";

/** What an order says about when it held, what it restricted and when that was recorded. */
export type StatusOrder = Pick<
  Order,
  "id" | "case_id" | "flow" | "restriction" | "binds" | "from" | "until" | "until_recorded" | "recorded"
>;
/** Where a case is heard, and when that was recorded. */
export type StatusCase = Pick<Case, "id" | "court_id" | "recorded">;

/** What a legal status is asked about. */
export interface StatusQuestion {
  flow: string;
  /** The last day for which the record was checked, null where it is not verified yet; carried into every row. */
  verifiedThrough: string | null;
  /** Answer from what was recorded on or before this day alone; everything when left out. */
  asKnown?: string;
}

/** An order that sets a restriction, and from when to when it is known to have held. */
interface Restricting {
  id: string;
  from: string;
  until: string | null;
  restriction: Order["restriction"];
  court: string | undefined;
  binds: readonly string[];
}

/** The end of an order, unless it was recorded only after the day that the question is asked as known on. */
const knownEnd = (order: StatusOrder, asKnown: string | undefined) =>
  asKnown !== undefined && order.until_recorded !== null && order.until_recorded > asKnown ? null : order.until;

const unique = (values: readonly string[]) => [...new Set(values)].sort();
const same = (a: Status, b: Status) => a.order_ids.join() === b.order_ids.join();

/**
 * The legal status of a flow: intervals that touch, cover all time and differ in the orders behind them, oldest first. The first has
 * no `from`, the last no `until`; `until` is the first day after.
 *
 * Only an order with a restriction of its own and a known first day counts, and only its own end ends it: a denial, or an affirmance
 * of one, sets no restriction and leaves other orders standing. The order of the rows does not matter.
 */
export function legalStatus(
  orders: Iterable<StatusOrder>,
  cases: Iterable<StatusCase>,
  {flow, verifiedThrough, asKnown}: StatusQuestion
): Status[] {
  const known = (row: {recorded: string}) => asKnown === undefined || row.recorded <= asKnown;
  const courts = new Map([...cases].filter(known).map(({id, court_id}) => [id, court_id]));
  const restricting: Restricting[] = [];
  for (const order of orders) {
    if (order.flow !== flow || order.restriction === "none" || order.from === null || !known(order)) continue;
    const {id, from, restriction, binds} = order;
    restricting.push({id, from, until: knownEnd(order, asKnown), restriction, court: courts.get(order.case_id), binds});
  }
  const days = unique(restricting.flatMap(({from, until}) => (until === null ? [from] : [from, until])));
  const intervals: Status[] = [];
  for (const [index, from] of [null, ...days].entries()) {
    const inForce = restricting.filter(
      (order) => from !== null && order.from <= from && (order.until === null || from < order.until)
    );
    const strictest =
      RESTRICTIONS.findLast((restriction) => inForce.some((order) => order.restriction === restriction)) ?? "none";
    const interval: Status = {
      flow,
      from,
      until: days[index] ?? null,
      restriction: strictest,
      order_ids: unique(inForce.map(({id}) => id)),
      court_ids: unique(
        inForce.flatMap(({restriction, court}) => (restriction === strictest && court !== undefined ? [court] : []))
      ),
      binds: unique(inForce.flatMap(({binds}) => binds)),
      verified_through: verifiedThrough
    };
    const last = intervals.at(-1);
    if (last && same(last, interval)) last.until = interval.until;
    else intervals.push(interval);
  }
  return intervals;
}

/** The `status` table of a record: the intervals of every flow, as known today. */
export function statusTable({edition, tables}: RecordRows): Status[] {
  const orders = tables.orders.map(({row}) => row);
  const cases = tables.cases.map(({row}) => row);
  return tables.flows.flatMap(({row: {id}}) =>
    legalStatus(orders, cases, {flow: id, verifiedThrough: edition.verified_through})
  );
}
