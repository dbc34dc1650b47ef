import {expect, test} from "vitest";
import {readRecord} from "../../loaders/rules/directory.js";
import {answerOfFile} from "../../loaders/sources/http/provenance.js";
import {readFilingSeason} from "../../loaders/sources/irs/filingseason.js";
import {readTable2} from "../../loaders/sources/irs/historictable2.js";
import {readDisclosures} from "../../loaders/sources/jct/disclosures.js";
import {page, WEEK} from "../loaders/sources/irs/week.js";
import {real} from "../loaders/sources/real.js";

/* The record's observations against files that their publishers gave out, read by another way than a person's. */

const {record} = await readRecord("data");
if (!record) throw new Error("the record is wrong: docketbook validate says where");
const observations = record.tables.observations.map(({row}) => row);
const file = (name: string, stored = name) => answerOfFile(name, real(stored), new Date("2026-11-22"));

test("weeks of the filing season are what a page of the IRS has", () => {
  const held = new Map(
    observations.map(({series_id, period, value, unit}) => [`${series_id} ${period}`, `${value} ${unit}`])
  );
  const found = readFilingSeason(page(WEEK)).observations.flatMap(({variable, period, value, unit}) => {
    const known = held.get(`filing-season-${variable} ${period}`);
    return known === undefined ? [] : [[variable, `${value} ${unit}`, known]];
  });
  expect(found.length).toBeGreaterThanOrEqual(14);
  expect(found.filter(([, read, known]) => read !== known)).toEqual([]);
});

test("returns by state of 2020 and 2021 are what the files of Statistics of Income have", () => {
  const variables: Record<string, string> = {
    "soi-returns": "N1",
    "soi-efiled": "ELF",
    "soi-paid-preparer": "PREP",
    "soi-volunteer": "TOTAL_VITA",
    "soi-vita": "VITA",
    "soi-individuals": "N2"
  };
  const published = new Map(
    [2020, 2021].flatMap((year) =>
      readTable2(file(`${year % 100}in55cmcsv.csv`, `${year % 100}in55cmcsv.csv.gz`), {year}).observations.map(
        (row) => [`${row.variable} ${row.period} ${row.geography}`, row] as const
      )
    )
  );
  const rows = observations.filter(
    ({series_id, period}) => series_id in variables && ["2020", "2021"].includes(period)
  );
  expect(rows).toHaveLength(6 * 54 * 2);
  const different = rows.filter(({series_id, period, geography, value, unit}) => {
    const row = published.get(`${variables[series_id]!} ${period} ${geography}`);
    return row?.value !== value || row.unit !== unit;
  });
  expect(different).toEqual([]);
});

test("disclosures are what the Joint Committee's table has, and all of it", () => {
  const held = observations.filter(({series_id}) => series_id.startsWith("jct-6103-"));
  const key = (period: string, dimension: string | null) => `${period} ${dimension ?? "total"}`;
  const table = readDisclosures(file("disclosures.csv", "jct-disclosures-1995-2022.csv"));
  const read = new Map(table.observations.map((row) => [key(row.period, row.dimension), row]));
  const nameOf = ({series_id, period, dimension}: (typeof held)[number]) =>
    series_id === "jct-6103-i2"
      ? key(period, "US Attorneys (i)(2)")
      : series_id === "jct-6103-total"
        ? key(period, null)
        : key(period, dimension);
  const different = held.filter((row) => {
    const found = read.get(nameOf(row));
    return found?.value !== row.value || found.unit !== row.unit;
  });
  expect(different.map(({id}) => id)).toEqual([]);
  expect(new Set(held.map(nameOf)).size).toBe(read.size);
});
