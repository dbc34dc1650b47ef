import {z} from "zod";
import {date, list, oneOf, slug} from "../column.js";
import {RESTRICTIONS} from "./orders.js";
import {table, type RowOf} from "../table.js";

export const status = table({
  name: "status",
  title: "Legal status",
  description:
    "For each flow, the intervals in which the same orders bound the same agencies: derived from the orders alone.",
  row: z.strictObject({
    flow: slug({title: "Flow", description: "The flow.", references: "flows", derived: true}),
    from: date({
      title: "From",
      description: "The first day of the interval; empty for the one before any order.",
      derived: true
    }).nullable(),
    until: date({
      title: "Until",
      description: "The first day after the interval; empty where no end date was found.",
      derived: true
    }).nullable(),
    restriction: oneOf(RESTRICTIONS, {
      title: "Restriction",
      description: "The strictest restriction in force: none, notice, or barred.",
      derived: true
    }),
    order_ids: list(slug({title: "Order", description: "An order id."}), {
      title: "Orders",
      description: "The orders in force that set a restriction.",
      references: "orders",
      derived: true
    }),
    court_ids: list(slug({title: "Court", description: "A court id."}), {
      title: "Courts",
      description: "The courts whose orders set that restriction.",
      references: "courts",
      derived: true
    }),
    binds: list(slug({title: "Agency", description: "An agency id."}), {
      title: "Binds",
      description: "The agencies bound by any of the orders.",
      references: "agencies",
      derived: true
    }),
    verified_through: date({
      title: "Verified through",
      description: "The last day for which the record was checked; empty where it is not verified yet.",
      derived: true
    }).nullable()
  }),
  one: "status",
  key: ["flow", "from"],
  sort: ["flow", "from"],
  file: {format: "derived"}
});
export type Status = RowOf<typeof status>;
