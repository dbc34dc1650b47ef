import type {Question} from "docketbook/client";

/** The worked questions that this story alone asks. */
export const questions: readonly Question[] = [
  {
    id: "most-disclosures",
    title: "Which years had the most disclosures under (i)(2)?",
    about:
      "Disclosures under section 6103(i)(2) by calendar year, each of one taxpayer’s record for one period. The 47,289 in the transfer are people, a different unit; how many records they amount to is not known.",
    sql: `SELECT period AS year, value AS disclosures
FROM observations
WHERE series_id = 'jct-6103-i2'
ORDER BY value DESC
LIMIT 5`,
    chart: {kind: "bar", x: "year", y: "disclosures"}
  },
  {
    id: "returns-per-1000-residents",
    title: "How many returns per 1,000 residents are filed, by state?",
    about:
      "Returns per capita: individual income tax returns of tax year 2022 by state, for 1,000 residents on July 1, 2022 (Census Bureau, vintage 2024). Caution: residents count children and others who file no return, and a year’s returns are filed in the next year, so this compares states; it is not anyone’s chance of filing. For another year, change both years; before 2020 the population is another series, census-state-population-v2020, and the two vintages do not form one line.",
    sql: `SELECT r.geography AS state, r.period AS tax_year, r.value AS "returns", p.value AS residents,
  round(1000 * r.value / p.value, 1) AS returns_per_1000
FROM observations AS r
JOIN observations AS p ON p.geography = r.geography AND p.period = r.period
WHERE r.series_id = 'soi-returns' AND p.series_id = 'census-state-population-v2024'
  AND r.period = '2022' AND r.geography LIKE 'US-__'
ORDER BY returns_per_1000 DESC`,
    chart: {kind: "bar", x: "state", y: "returns_per_1000"}
  },
  {
    id: "itin-returns-per-1000-residents",
    title: "How many returns with an ITIN per 1,000 residents are filed, by state?",
    about:
      "Returns of tax year 2022 with at least one ITIN by state, for 1,000 residents on July 1, 2022 (Census Bureau, vintage 2024). Caution: the Taxpayer Advocate published only the 15 states with the most such returns, so a small state with a higher rate is not here, and the lowest of these is not the lowest of all. A return is not a person, and residents count many who file no return.",
    sql: `SELECT r.geography AS state, r.period AS tax_year, r.value AS itin_returns, p.value AS residents,
  round(1000 * r.value / p.value, 1) AS itin_returns_per_1000
FROM observations AS r
JOIN observations AS p ON p.geography = r.geography AND p.period = r.period
WHERE r.series_id = 'nta-itin-returns-by-state' AND p.series_id = 'census-state-population-v2024'
ORDER BY itin_returns_per_1000 DESC`,
    chart: {kind: "bar", x: "state", y: "itin_returns_per_1000"}
  }
];
