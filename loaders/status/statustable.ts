import type {RecordRows} from "../record/record.js";
import type {Status} from "../schema/tables/status.js";
import {legalStatus} from "./status.js";

/** The `status` table of a record: the intervals of every flow, as known today. */
export function statusTable({edition, tables}: RecordRows): Status[] {
  const orders = tables.orders.map(({row}) => row);
  const cases = tables.cases.map(({row}) => row);
  return tables.flows.flatMap(({row: {id}}) =>
    legalStatus(orders, cases, {flow: id, verifiedThrough: edition.verified_through})
  );
}
