import {agencies} from "./agencies.js";
import {cases} from "./cases.js";
import {checks} from "./checks.js";
import {claims} from "./claims.js";
import {corrections} from "./corrections.js";
import {courts} from "./courts.js";
import {events} from "./events.js";
import {flows} from "./flows.js";
import {laws} from "./laws.js";
import {observations} from "./observations.js";
import {orders} from "./orders.js";
import {series} from "./series.js";
import {sources} from "./sources.js";
import {status} from "./status.js";
import {units} from "./units.js";

/** Every table of a record, in the order in which one can be read before the next refers to it. */
export const tables = {
  sources,
  units,
  agencies,
  flows,
  courts,
  cases,
  orders,
  events,
  laws,
  claims,
  series,
  observations,
  corrections,
  checks,
  status
};
/** The type of `tables`: `RowOf<Tables["orders"]>` is that of an order. */
export type Tables = typeof tables;
/** The name of one of the record's tables. */
export type TableName = keyof Tables;
