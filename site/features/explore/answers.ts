import {join} from "node:path";
import {withDatabase} from "../../../loaders/dataset/database.js";
import {tables} from "../../../loaders/schema/tables.js";
import {quoteText} from "./sql/quote.js";
import {questionsOf} from "./questions.js";
import type {Question, WorkedAnswer} from "../../story/story.js";

/** Answers every worked question from a built edition, by its id. Throws for one that does not run. */
export function readAnswers(folder: string, own: readonly Question[]): Promise<Record<string, WorkedAnswer>> {
  return withDatabase(async (connection) => {
    for (const name of Object.keys(tables))
      await connection.run(`CREATE VIEW ${name} AS FROM read_parquet(${quoteText(join(folder, `${name}.parquet`))})`);
    const answers: Record<string, WorkedAnswer> = {};
    for (const {id, sql} of questionsOf(own)) {
      const read = await connection.runAndReadAll(`SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (${sql})`);
      answers[id] = {columns: read.columnNames(), rows: read.getRows() as (string | null)[][]};
    }
    return answers;
  });
}
