import {QueryResult} from "../result/result.js";
import type {Engine} from "./engine.js";

/** The result of a small statement of our own. */
export const query = async (engine: Engine, sql: string): Promise<QueryResult> =>
  QueryResult.of((await engine.run(sql)).messages);

/** The values of one column of a query, as text. */
export const columnText = async (engine: Engine, sql: string, column = 0): Promise<string[]> =>
  Array.from((await query(engine, sql)).values(column), String);
