import {say, formatDate, formatNumber, provenance, row, type Figure, type Tables} from "docketbook/client";
import {drawOneDay} from "./onedaydrawing.js";

const SERIES = "jct-6103-i2";

/** One day against 28 years: disclosures under one provision by year, and the people of one transfer beside them. */
export function oneDay(tables: Tables): Figure {
  const years = tables.observations.filter(({series_id}) => series_id === SERIES);
  const transfer = row(tables.observations, "irs-ice-transfer@2025-08-07/disclosed");
  const series = row(tables.series, SERIES);
  const unit = (id: string) => row(tables.units, id).title;
  const largest = years.reduce((most, year) => (year.value > most.value ? year : most));
  const last = years.at(-1) ?? largest;
  const missing: string[] = [];
  for (let year = Number(last.period) + 1; year <= Number(transfer.period.slice(0, 4)); year += 1)
    missing.push(String(year));
  const id = "one-day-against-28-years";
  const title = say`By the IRS’s account, one transfer carried the addresses of ${formatNumber(transfer.value)} people; the largest year of ${years[0]?.period ?? ""} to ${last.period} had ${formatNumber(largest.value)} disclosures`;
  return {
    id,
    title,
    subtitle: say`IRS disclosures of taxpayer records under section 6103(i)(2), by calendar year, as transcribed; and the people whose addresses were sent on ${formatDate(transfer.period)}`,
    columns: [
      {name: "period", title: say("Period")},
      {name: "value", title: say("Number"), numeric: true},
      {name: "unit", title: say("Unit")},
      {name: "row", title: say("Row of the record")}
    ],
    rows: [
      ...years.map(({id: of, period, value, unit: counted}) => ({period, value, unit: unit(counted), row: of})),
      ...missing.map((period) => ({period, value: null, unit: say("no report found"), row: null})),
      {period: transfer.period, value: transfer.value, unit: unit(transfer.unit), row: transfer.id}
    ],
    unit: say`${unit(last.unit)} (left) and ${unit(transfer.unit)} (right)`,
    ...provenance([...years, transfer]),
    headline: transfer.id,
    missing: say`Units differ. ${say(series.traps[0] ?? "")} ${missing[0] ?? ""} to ${missing.at(-1) ?? ""}: no report found.`,
    draw: (options) => drawOneDay({years, transfer, missing}, {...options, id, title})
  };
}
