import type {Question} from "docketbook/client";

/** The worked questions that this story alone asks. */
export const questions: readonly Question[] = [
  {
    id: "nearest-year",
    title: "Which year’s count of disclosures under (i)(2) is nearest to 47,289?",
    about:
      "Disclosures under section 6103(i)(2) by calendar year, beside the 47,289 of the transfer. Units differ: a disclosure is of one taxpayer’s record for one period, the 47,289 are people.",
    sql: `SELECT o.period AS year, o.value AS disclosures, abs(o.value - ice.value) AS away
FROM observations AS o, (SELECT value FROM observations WHERE id = 'irs-ice-transfer@2025-08-07/disclosed') AS ice
WHERE o.series_id = 'jct-6103-i2'
ORDER BY away
LIMIT 5`,
    chart: {kind: "bar", x: "year", y: "disclosures"}
  }
];
