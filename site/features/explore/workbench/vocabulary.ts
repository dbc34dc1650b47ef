import type {Engine} from "../engine/engine.js";
import {Result} from "../result/result.js";

/** The engine's functions, for completion. */
export async function functionNames(engine: Engine): Promise<string[]> {
  const {messages} = await engine.run("SELECT DISTINCT function_name FROM duckdb_functions() ORDER BY 1");
  return [...Result.of(messages).values(0)].map(String);
}

/** The columns of the tables and views that the reader made. */
export async function ownTables(engine: Engine): Promise<Record<string, string[]>> {
  const {messages} = await engine.run(
    "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND schema_name = 'main' ORDER BY table_name, column_index"
  );
  const result = Result.of(messages);
  const found: Record<string, string[]> = {};
  for (let row = 0; row < result.length; row++)
    (found[result.at(row, 0) as string] ??= []).push(result.at(row, 1) as string);
  return found;
}
