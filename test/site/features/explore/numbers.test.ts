import {describe, expect, it} from "vitest";
import {readCsv} from "../../../../site/features/explore/files/csv.js";
import type {CsvSettings} from "../../../../site/features/explore/files/csvstructure.js";
import {QueryResult} from "../../../../site/features/explore/result/result.js";
import {valueText} from "../../../../site/features/explore/result/text.js";
import {castOf} from "../../../../site/features/explore/workbench/ownfiles.js";

/** A file as the workbench reads it: each column as its type and its cells, and what is said. */
async function read(text: string, settings: CsvSettings = {}) {
  const streams: Uint8Array[] = [];
  const {columns, notes} = await readCsv(new Blob([text]), settings, {
    read: () => undefined,
    batch: (stream) => Promise.resolve(void streams.push(stream))
  });
  const result = QueryResult.of(streams);
  return {
    columns: columns.map(({type, why, offers}, column) => ({
      type,
      why,
      offers,
      cells: Array.from({length: result.length}, (_, row) => valueText(result.at(row, column)))
    })),
    notes
  };
}

describe("a comma in a number", () => {
  it("is no mark of thousands where semicolons part the cells; both readings are offered", async () => {
    const {columns, notes} = await read("state;rate;share\nUS-CA;3,250;0,125\nUS-TX;7,125;0,500\nUS-NJ;1,500;0,250\n");
    expect(columns.slice(1)).toEqual([
      {
        type: "VARCHAR",
        why: "3,250 (line 2) could be 3.250 or 3250",
        offers: ["DECIMAL(18,3), decimal comma", "BIGINT, comma between thousands"],
        cells: ["3,250", "7,125", "1,500"]
      },
      {
        type: "VARCHAR",
        why: "0,125 (line 2) has a decimal comma",
        offers: ["DECIMAL(18,3), decimal comma", "DOUBLE, decimal comma"],
        cells: ["0,125", "0,500", "0,250"]
      }
    ]);
    expect(notes).toEqual([]);
  });

  it.each(["12,5", "0,125", "1.234,56", "1234,567"])(
    "is no mark of thousands where a cell of another column proves a decimal comma: %s",
    async (cell) => {
      const {columns} = await read(`a\tb\n3,250\tx\n7,125\t${cell}\n`);
      expect(columns[0]).toMatchObject({type: "VARCHAR", cells: ["3,250", "7,125"]});
    }
  );

  it("offers both readings beside cells that are no number", async () => {
    const {columns} = await read("a;b\n1;3,250\n2;n/a\n3;7,125\n");
    expect(columns[1]?.offers).toEqual(["DECIMAL(18,3), decimal comma", "BIGINT, comma between thousands"]);
  });

  it("is a mark of thousands where a cell of the column has two, or a point besides", async () => {
    const {columns, notes} = await read("a;b\n1,234,567;1,234.50\n3,250;7,125.25\n");
    expect(columns.map(({cells}) => cells)).toEqual([
      ["1234567", "3250"],
      ["1234.50", "7125.25"]
    ]);
    expect(notes).toEqual([
      "a: thousands separators removed from 2 cells: 1,234,567. b: thousands separators removed from 2 cells: 1,234.50."
    ]);
  });

  it("that goes is said of the file, and not only of its column", async () => {
    const {columns, notes} = await read('a,b\n1,"3,250"\n2,7\n');
    expect(columns[1]).toMatchObject({type: "BIGINT", cells: ["3250", "7"]});
    expect(notes).toEqual(["b: thousands separators removed from 1 cell: 3,250."]);
  });

  it("is read as the reader says", async () => {
    const file = "a;b;c;d\n3,250;1.234;0,5;1.234.567,25\n7,125;12;12,25;-3,5\n";
    expect((await read(file, {decimal: ","})).columns.map(({type, cells}) => [type, cells])).toEqual([
      ["DECIMAL", ["3.250", "7.125"]],
      ["BIGINT", ["1234", "12"]],
      ["DOUBLE", ["0.5", "12.25"]],
      ["DOUBLE", ["1234567.25", "-3.5"]]
    ]);
    expect((await read("a;b\n3,250;1.234\n", {decimal: "."})).columns.map(({cells}) => cells)).toEqual([
      ["3250"],
      ["1.234"]
    ]);
  });
});

describe("a point in a number", () => {
  it("may part thousands where the file has decimal commas; both readings are offered", async () => {
    const {columns} = await read("a;b\n1.234;0,5\n12.500;1,5\n950;2\n");
    expect(columns[0]).toEqual({
      type: "VARCHAR",
      why: "1.234 (line 2) could be 1.234 or 1234",
      offers: ["DECIMAL(18,3)", "BIGINT, point between thousands"],
      cells: ["1.234", "12.500", "950"]
    });
  });

  it("is a decimal point where a cell of the column has it in another place, and in every file without semicolons or decimal commas", async () => {
    expect((await read("a;b\n0.125;x\n1.234;y\n")).columns[0]).toMatchObject({
      type: "DECIMAL",
      cells: ["0.125", "1.234"]
    });
    expect((await read("a,b\n1.234,x\n")).columns[0]).toMatchObject({type: "DECIMAL", cells: ["1.234"]});
  });
});

it.each(["1.234.567", "1'234", "1 234", "1\u00a0234", "12%", "$12", "(12)", "1,23,456"])(
  "a number with marks of another kind stays as it is written: %s",
  async (cell) => {
    expect((await read(`a\tb\n${cell}\tx\n`)).columns[0]).toMatchObject({type: "VARCHAR", cells: [cell]});
  }
);

it("a cast of decimal commas has the places of the longest fraction", async () => {
  const {columns} = await read("a;b\nx;3,25\nx;4,5\nx;10,75\nx;0,5\nx;7,125\n");
  expect(columns[1]?.offers).toEqual(["DECIMAL(18,3), decimal comma", "DOUBLE, decimal comma"]);
  expect(castOf("b", columns[1]!.offers[0]!).type).toBe("DECIMAL(18,3)");
});

it("a cast of numbers has the places of those that keep zeros too", async () => {
  const {columns} = await read("a,b\nx,1.5\nx,007.125\n");
  expect(columns[1]?.offers[0]).toBe("DECIMAL(18,3)");
});
