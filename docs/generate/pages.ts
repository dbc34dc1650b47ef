import {docketbook} from "../../site/cli/cli.js";
import {columnsOf} from "../../loaders/schema/column.js";
import {edition} from "../../loaders/schema/edition.js";
import {tables} from "../../loaders/schema/tables.js";
import {apiReference} from "./api.js";
import {errorReference} from "./errors.js";
import {commandReference} from "./help.js";
import {ordersReadReference} from "./ordersread.js";
import {roomPicture} from "./rooms.js";
import {importFindings, mapReference, sourceFaults} from "./sources.js";
import {columnTable, tableReference} from "./tables.js";

/** A generated part of a page of documentation. */
export interface Generated {
  page: string;
  name: string;
  make: () => string | Promise<string>;
}

/** Every generated part of the documentation. */
export const generated: readonly Generated[] = [
  {page: "README.md", name: "orders-read", make: ordersReadReference},
  {page: "docs/architecture.md", name: "rooms", make: roomPicture},
  {page: "docs/record.md", name: "edition", make: () => columnTable(columnsOf(edition))},
  {page: "docs/record.md", name: "tables", make: () => tableReference(Object.values(tables))},
  {page: "docs/api.md", name: "reference", make: apiReference},
  {page: "docs/command.md", name: "help", make: async () => commandReference(await docketbook())},
  {page: "docs/errors.md", name: "codes", make: errorReference},
  {page: "docs/sources.md", name: "faults", make: sourceFaults},
  {page: "docs/sources.md", name: "map", make: mapReference},
  {page: "docs/sources.md", name: "findings", make: importFindings}
];
