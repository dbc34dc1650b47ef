import {join} from "node:path";
import {withDatabase} from "../../loaders/write/database.js";
import {tables} from "../../loaders/schema/tables.js";
import {questions} from "../lib/explore/questions.js";

/** The answer to a worked question, every value as SQL writes it. */
export interface WorkedAnswer {
  columns: string[];
  rows: (string | null)[][];
}

const quoteText = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Answers every worked question from a built edition, by its id. Throws for one that does not run. */
export function readAnswers(folder: string): Promise<Record<string, WorkedAnswer>> {
  return withDatabase(async (connection) => {
    for (const name of Object.keys(tables))
      await connection.run(`CREATE VIEW ${name} AS FROM read_parquet(${quoteText(join(folder, `${name}.parquet`))})`);
    const answers: Record<string, WorkedAnswer> = {};
    for (const {id, sql} of questions) {
      const read = await connection.runAndReadAll(`SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (${sql})`);
      answers[id] = {columns: read.columnNames(), rows: read.getRows() as (string | null)[][]};
    }
    return answers;
  });
}
