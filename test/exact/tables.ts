import {boolean, date, decimal, double, edtf, integer, list, oneOf, slug, text} from "../../loaders/schema/column.js";
import {columns, table} from "../../loaders/schema/table.js";

const meta = {title: "Value", description: "A made-up value."};

/** Tables that the inputs of the cases are loaded into. */
export const tables = {
  payments: table({
    name: "payments",
    title: "Payments",
    description: "Made-up payments.",
    row: columns({
      id: slug(meta),
      paid: date(meta).nullable(),
      agency: oneOf(["orchard", "mill"], meta),
      amount: decimal(15, 2, meta),
      people: integer(meta).nullable(),
      note: text(meta).nullable()
    }),
    key: ["id"],
    sort: ["id"],
    file: {format: "derived"}
  }),
  notes: table({
    name: "notes",
    title: "Notes",
    description: "A table of one column and without a key.",
    row: columns({words: text(meta)}),
    key: [],
    sort: [],
    file: {format: "derived"}
  }),
  things: table({
    name: "things",
    title: "Things",
    description: "Every kind of column.",
    row: columns({
      id: integer(meta),
      words: text(meta).nullable(),
      whole: integer(meta).nullable(),
      real: double(meta).nullable(),
      money: decimal(15, 2, meta).nullable(),
      yes: boolean(meta).nullable(),
      day: date(meta).nullable(),
      about: edtf(meta).nullable(),
      tags: list(text(meta), meta)
    }),
    key: ["id"],
    sort: ["id"],
    file: {format: "derived"}
  })
};
