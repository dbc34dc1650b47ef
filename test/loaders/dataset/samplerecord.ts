import type {RowOf} from "../../../loaders/schema/table.js";
import {tables, type Tables} from "../../../loaders/schema/tables.js";
import type {TableRows} from "../../../loaders/dataset/edition.js";

type Rows = {[T in keyof Tables]?: RowOf<Tables[T]>[]};

const recorded = "2026-01-02";

/** A sample record, with as many observations as are asked for; `mark` tells one edition of it from another. */
export function sampleRecord(observations = 3, mark = "first"): TableRows[] {
  const rows: Rows = {
    sources: [
      {
        id: "b-report",
        title: `The ${mark} report`,
        publisher: null,
        language: null,
        url: "https://example.com/b",
        date: "2025-06~",
        copy_url: null,
        address: null,
        read: null,
        note: "",
        recorded
      },
      {
        id: "a-report",
        title: "An annual report",
        publisher: "A",
        language: null,
        url: null,
        date: null,
        copy_url: null,
        address: null,
        read: null,
        note: null,
        recorded
      }
    ],
    units: [{id: "records", title: "records", one: "record", quantity: "count", description: "One record.", recorded}],
    agencies: [{id: "a", name: "Agency A", short_name: "A", parent_id: null, recorded}],
    series: [
      {
        id: "sample",
        title: "A sample",
        definition: "Made up.",
        publisher: "A",
        unit_ids: ["records"],
        period_type: "calendar-year",
        dimension: null,
        group: "samples",
        not_comparable_with: [],
        sum_of: [],
        traps: ["made up"],
        recorded
      }
    ],
    observations: Array.from({length: observations}, (_, index) => ({
      id: `sample@${1900 + index}`,
      series_id: "sample",
      period: String(1900 + index),
      period_start: `${1900 + index}-01-01`,
      geography: "US",
      dimension: null,
      value: index / 3,
      bound: "exact" as const,
      unit: "records",
      grade: "primary" as const,
      source_id: "a-report",
      locator: index % 2 ? null : "p. 1",
      note: null,
      recorded
    })),
    status: [
      {
        flow: "a-to-b",
        from: null,
        until: null,
        restriction: "none",
        order_ids: [],
        court_ids: [],
        binds: [],
        verified_through: "2026-01-01"
      }
    ]
  };
  return Object.values(tables).map((table) => ({table, rows: rows[table.name as keyof Tables] ?? []}));
}
