import {AsyncDuckDB, VoidLogger} from "@duckdb/duckdb-wasm";
import {rowsFromArrow} from "./readarrow.js";
import type {Column} from "../../loaders/schema/column.js";
import {rowsToArrow} from "../../loaders/dataset/arrow.js";

const DIST = "/node_modules/@duckdb/duckdb-wasm/dist";

async function open() {
  const database = new AsyncDuckDB(new VoidLogger(), new Worker(`${DIST}/duckdb-browser-eh.worker.js`));
  await database.instantiate(new URL(`${DIST}/duckdb-eh.wasm`, location.href).href);
  await database.open({});
  const connection = await database.connect();
  // On, and out of reach, they hang.
  await connection.query("SET autoinstall_known_extensions = false");
  await connection.query("SET autoload_known_extensions = false");
  return connection;
}
const opened = open();

/** Sends rows through DuckDB-WASM and back; called by the test. */
async function roundTrip(columns: Column[], rows: object[]): Promise<Record<string, unknown>[]> {
  const connection = await opened;
  await connection.query("DROP TABLE IF EXISTS sample");
  await connection.insertArrowFromIPCStream(rowsToArrow({columns}, rows), {name: "sample"});
  return rowsFromArrow(await connection.query("SELECT * FROM sample ORDER BY id"));
}

/** Runs SQL and gives its rows. */
const query = async (sql: string): Promise<Record<string, unknown>[]> => rowsFromArrow(await (await opened).query(sql));

Object.assign(globalThis, {roundTrip, query});
