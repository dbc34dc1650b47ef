import type {Question} from "docketbook/client";

/** The worked questions that this story alone asks. */
export const questions: readonly Question[] = [
  {
    id: "most-disclosures",
    title: "Which years had the most disclosures under (i)(2)?",
    about:
      "Disclosures under section 6103(i)(2) by calendar year, each of one taxpayer’s record for one period. The 47,289 of the transfer are people, another unit; how many records they make is not known.",
    sql: `SELECT period AS year, value AS disclosures
FROM observations
WHERE series_id = 'jct-6103-i2'
ORDER BY value DESC
LIMIT 5`,
    chart: {kind: "bar", x: "year", y: "disclosures"}
  }
];
