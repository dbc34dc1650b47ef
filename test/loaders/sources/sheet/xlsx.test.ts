import {strToU8, zipSync} from "fflate";
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {dayOfSerial} from "../../../../loaders/sources/sheet/parts.js";
import {SheetError} from "../../../../loaders/sources/sheet/sheet.js";
import {sheetOfWorkbook} from "../../../../loaders/sources/sheet/xlsx.js";
import {openSheet} from "../../../../loaders/sources/sheet/open.js";

const cell = (at: string, attributes: string, inner: string) => `<c r="${at}" ${attributes}>${inner}</c>`;
/** A workbook of the least parts that hold a sheet. */
function book(rows: string, parts: Record<string, string> = {}): Uint8Array {
  const files = {
    "xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="One" r:id="rId1"/><sheet name="Two" r:id="rId2"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns:r="r"><sheetData>${rows}</sheetData></worksheet>`,
    "xl/worksheets/sheet2.xml": `<x:worksheet xmlns:x="x"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>two</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
    ...parts
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}
const texts = (bytes: Uint8Array, name: string | null = null) =>
  sheetOfWorkbook("book.xlsx", bytes, name).rows.map((row) => row.map(({text}) => text));

describe("a workbook", () => {
  test("keeps its cells where they stand, empty ones among them", () => {
    expect(texts(book(`<row r="2">${cell("C2", "", "<v>5</v>")}</row>`))).toEqual([[], ["", "", "5"]]);
  });

  test("is read by the name of a sheet, whatever prefix its XML has", () => {
    expect(texts(book(""), "Two")).toEqual([["two"]]);
  });

  test("without the sheet that is asked for says which it has", () => {
    expect(() => texts(book(""), "Three")).toThrow("it has One, Two");
  });

  test("gives shared texts with their runs, without readings, escapes undone", () => {
    const shared =
      "<sst><si><t>plain_x000D_\n</t></si><si><r><t>a </t></r><r><t>b</t></r><rPh><t>reading</t></rPh></si></sst>";
    expect(
      texts(
        book(`<row>${cell("A1", 't="s"', "<v>0</v>")}${cell("B1", 't="s"', "<v>1</v>")}</row>`, {
          "xl/sharedStrings.xml": shared
        })
      )
    ).toEqual([["plain\n", "a b"]]);
  });

  test("tells dates from numbers by their style", () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-409]d\\-mmm;@"/><numFmt numFmtId="165" formatCode="&quot;day&quot; 0.00"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`;
    const row = ["A", "B", "C", "D"]
      .map((letter, style) => cell(`${letter}1`, `s="${style}"`, "<v>45705</v>"))
      .join("");
    expect(texts(book(`<row>${row}</row>`, {"xl/styles.xml": styles}))).toEqual([
      ["45705", "2025-02-17", "2025-02-17", "45705"]
    ]);
  });

  test("with the small formula HYPERLINK gives the address", () => {
    const {rows} = sheetOfWorkbook(
      "b",
      book(`<row>${cell("A1", 't="str"', '<f>HYPERLINK("https://a.example/","x")</f><v>x</v>')}</row>`),
      null
    );
    expect(rows[0]![0]).toMatchObject({text: "x", link: "https://a.example/"});
  });

  test("that unpacks to far more than it weighs is refused", () => {
    const bomb = zipSync({"xl/workbook.xml": new Uint8Array(70 * 1024 * 1024)});
    expect(bomb.length).toBeLessThan(100_000);
    expect(() => texts(bomb)).toThrow("unpacks to more than");
  });

  test("with a cell in the far corner of many rows is refused rather than filled up", () => {
    const rows = Array.from(
      {length: 200},
      (_, index) => `<row r="${index + 1}">${cell(`XFD${index + 1}`, "", "<v>1</v>")}</row>`
    ).join("");
    expect(() => texts(book(rows))).toThrow("more than 2,000,000 cells");
  });

  test("whose XML names a file of the machine does not read it", () => {
    const xml = `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><worksheet><sheetData><row>${cell("A1", 't="inlineStr"', "<is><t>&x;</t></is>")}</row></sheetData></worksheet>`;
    expect(texts(book("", {"xl/worksheets/sheet1.xml": xml}))).toEqual([["&x;"]]);
  });
});

test("old and locked workbooks are told what to do", () => {
  expect(() => openSheet("a.xls", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), null, () => undefined)).toThrow(
    "save it as XLSX or CSV"
  );
});

test.each([
  [1, false, "1900-01-01"],
  [59, false, "1900-02-28"],
  [60, false, null],
  [61, false, "1900-03-01"],
  [45705.75, false, "2025-02-17"],
  [44243, true, "2025-02-17"],
  [0, false, null],
  [-1, false, null],
  [2_958_466, false, null],
  [NaN, false, null]
])("the number %d (from 1904: %s) is the day %s", (serial, from1904, day) => {
  expect(dayOfSerial(serial, from1904)).toBe(day);
});

test("any bytes, and any damage to a workbook, end in a sheet or a named error", () => {
  const whole = book(`<row>${cell("A1", 't="inlineStr"', "<is><t>words</t></is>")}</row>`);
  const damaged = fc
    .array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), {minLength: 1, maxLength: 8})
    .map((changes) => {
      const bytes = whole.slice();
      for (const [at, byte] of changes) bytes[at] = byte;
      return bytes;
    });
  const cut = fc.nat(whole.length).map((length) => whole.slice(0, length));
  fc.assert(
    fc.property(fc.oneof(damaged, cut, fc.uint8Array()), (bytes) => {
      try {
        openSheet("any", bytes, null, () => undefined);
      } catch (error) {
        expect(error).toBeInstanceOf(SheetError);
      }
    })
  );
});
