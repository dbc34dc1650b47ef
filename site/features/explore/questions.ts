import type {Question, WorkedAnswer} from "../../story/story.js";
import {join} from "node:path";
import {withDatabase} from "../../../loaders/dataset/database.js";
import {tables} from "../../../loaders/schema/tables.js";
import {quoteName, quoteText} from "./sql/quote.js";

/** The worked questions of every record. */
const QUESTIONS: readonly Question[] = [
  {
    id: "bound-on-a-day",
    title: "Who was bound on January 1, 2026?",
    about:
      "The legal status of every flow on a day, and the orders that made it. To ask about another day, change it in the query.",
    sql: `WITH asked AS (SELECT DATE '2026-01-01' AS day)
SELECT s.flow, s.restriction, o.title AS "order", o.court_id AS court, o.binds
FROM asked
JOIN status AS s ON (s."from" IS NULL OR s."from" <= asked.day) AND (s.until IS NULL OR asked.day < s.until)
LEFT JOIN (
  SELECT orders.id, orders.title, orders.binds, cases.court_id
  FROM orders JOIN cases ON cases.id = orders.case_id
) AS o ON list_contains(s.order_ids, o.id)
ORDER BY s.flow, o.id`
  },
  {
    id: "in-force-on-a-day",
    title: "Which orders were in force on March 1, 2026, and in which cases?",
    about:
      "Every order in force on a day that set a bar or a notice requirement, with its case’s caption. To ask about another day, change it in the query. Orders that set no restriction are left out.",
    sql: `WITH asked AS (SELECT DATE '2026-03-01' AS day)
SELECT o.title AS "order", c.caption AS "case", c.court_id AS court, o.restriction, o.binds, o."from", o.until
FROM asked
JOIN orders AS o ON o."from" <= asked.day AND (o.until IS NULL OR asked.day < o.until)
JOIN cases AS c ON c.id = o.case_id
WHERE o.restriction <> 'none'
ORDER BY o."from", o.id`
  },
  {
    id: "claims-and-evidence",
    title: "Which claims were checked, and what is the evidence?",
    about: "Every claim with its verdict, and the rows that support it.",
    sql: `SELECT verdict, claim, list_sort(evidence_ids) AS evidence
FROM claims
ORDER BY verdict, id`
  },
  {
    id: "orders-by-court",
    title: "How many orders did each court make, and of what kind?",
    about: "Orders by court and type.",
    sql: `SELECT courts.short_name AS court, orders.type, count(*) AS orders
FROM orders
JOIN cases ON cases.id = orders.case_id
JOIN courts ON courts.id = cases.court_id
GROUP BY ALL
ORDER BY orders DESC, court, orders.type
LIMIT 12`,
    chart: {kind: "bar", x: "type", y: "orders"}
  },
  {
    id: "events-by-month",
    title: "When did it happen, month by month?",
    about: "Events in the record by the month they began, without leads.",
    sql: `SELECT date_trunc('month', date_start)::DATE AS month, count(*) AS events
FROM events
WHERE grade <> 'unverified'
GROUP BY month
ORDER BY month`,
    chart: {kind: "line", x: "month", y: "events"}
  },
  {
    id: "busiest-sources",
    title: "Which sources support the most rows?",
    about: "Sources by the events, orders and claims that cite them.",
    sql: `WITH named AS (
  SELECT unnest(source_ids) AS id FROM events
  UNION ALL SELECT unnest(source_ids) FROM orders
  UNION ALL SELECT unnest(source_ids) FROM claims
)
SELECT sources.publisher, sources.title, count(*) AS "rows"
FROM named JOIN sources USING (id)
GROUP BY sources.id, sources.publisher, sources.title
ORDER BY "rows" DESC, sources.title
LIMIT 10`
  }
];

/** The library of worked questions, the story's own among them: each is answered when the site is built, and can be opened and changed. */
export const questionsOf = (own: readonly Question[]): readonly Question[] => [
  ...QUESTIONS.slice(0, 1),
  ...own,
  ...QUESTIONS.slice(1)
];

/** Answers every worked question from a built edition, by its id. Throws for one that does not run. */
export function readAnswers(folder: string, own: readonly Question[]): Promise<Record<string, WorkedAnswer>> {
  return withDatabase(async (connection) => {
    for (const name of Object.keys(tables))
      await connection.run(`CREATE VIEW ${name} AS FROM read_parquet(${quoteText(join(folder, `${name}.parquet`))})`);
    const answers: Record<string, WorkedAnswer> = {};
    for (const {id, sql} of questionsOf(own)) {
      const described = (await connection.runAndReadAll(`DESCRIBE ${sql}`)).getRows();
      // A whole number of a DOUBLE is written without a point, as in the workbench.
      const cells = described.map(([name, type], index) => {
        const text = `CAST(c${index} AS VARCHAR)`;
        return `${type === "DOUBLE" ? `regexp_replace(${text}, '\\.0$', '')` : text} AS ${quoteName(String(name))}`;
      });
      const names = described.map((_, index) => `c${index}`).join(", ");
      const read = await connection.runAndReadAll(`SELECT ${cells.join(", ")} FROM (${sql}\n) AS t(${names})`);
      answers[id] = {columns: read.columnNames(), rows: read.getRows() as (string | null)[][]};
    }
    return answers;
  });
}
