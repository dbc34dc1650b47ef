import {createReadStream} from "node:fs";
import {parseArgs} from "node:util";
import {tables} from "../../loaders/schema/tables.js";

/* `FileAttachment("data/TABLE.parquet")`: a table of the built edition, the one that pages are drawn from. */
const {table = ""} = parseArgs({options: {table: {type: "string"}}}).values;
if (!(table in tables)) throw new RangeError(`there is no table ${table}; there are ${Object.keys(tables).join(", ")}`);
createReadStream(`.cache/tables/${table}.parquet`).pipe(process.stdout);
