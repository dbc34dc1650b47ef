import {pluralize} from "../diagnostics/pluralize.js";
import type {Table} from "./table.js";
import {agencies} from "./tables/agencies.js";
import {cases} from "./tables/cases.js";
import {checks} from "./tables/checks.js";
import {claims} from "./tables/claims.js";
import {corrections} from "./tables/corrections.js";
import {courts} from "./tables/courts.js";
import {events} from "./tables/events.js";
import {flows} from "./tables/flows.js";
import {laws} from "./tables/laws.js";
import {observations} from "./tables/observations.js";
import {orders} from "./tables/orders.js";
import {series} from "./tables/series.js";
import {sources} from "./tables/sources.js";
import {status} from "./tables/status.js";
import {translations} from "./tables/translations.js";
import {units} from "./tables/units.js";

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
  translations,
  status
};
/** The type of `tables`: `RowOf<Tables["orders"]>` is that of an order. */
export type Tables = typeof tables;
/** The name of one of the record's tables. */
export type TableName = keyof Tables;

/** The tables, those first that readers look at first. */
export const listedTables = (): Table[] =>
  Object.values<Table>(tables).sort((a, b) => (a.listed ?? Infinity) - (b.listed ?? Infinity));

/** The table of a name; undefined for one that is not the record's own. */
export const tableOf = (name: string): Table | undefined => (tables as Readonly<Record<string, Table>>)[name];

/** The rows of tables: `127 events, 1 flow`. */
export const formatRowCounts = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => pluralize(count, tableOf(name)?.one ?? name.replace(/s$/, ""), name))
    .join(", ");
