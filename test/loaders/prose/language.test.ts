import {describe, expect, it} from "vitest";
import {proseRecord} from "../../../loaders/prose/citable.js";
import {datesIn} from "../../../loaders/prose/dates.js";
import {proseLanguage} from "../../../loaders/prose/language.js";
import {numbersIn} from "../../../loaders/prose/numbers.js";
import {checkProse} from "../../../loaders/prose/prose.js";
import es from "../../../site/words/es.js";

const spanish = proseLanguage(es.locale, es.prose);
const german = proseLanguage("de-DE", {
  numbers: {zwei: 2},
  scales: {Million: 1e6, Millionen: 1e6},
  percent: "Prozent",
  units: {}
});

describe("prose in another language", () => {
  it("has its dates read as its locale writes them", () => {
    const dates = datesIn("El 7 de agosto de 2025, el 1.º de mayo y en agosto de 2025; de 2026 a 2035.", spanish);
    expect(dates.map(({year, month, day}) => [year, month, day])).toEqual([
      [2025, 8, 7],
      [null, 5, 1],
      [2025, 8, null],
      [2026, null, null],
      [2035, null, null]
    ]);
    const [date] = datesIn("am 7. August 2025", german);
    expect([date?.year, date?.month, date?.day]).toEqual([2025, 8, 7]);
  });

  it("has its numbers read with its separators and scales", () => {
    const numbers = numbersIn(
      "47,289 personas, $96,700 millones, 1.28 millones, siete millones, 5 por ciento",
      spanish
    );
    expect(numbers.map(({value, sign}) => [value, sign])).toEqual([
      [47_289, null],
      [96_700_000_000, "usd"],
      [1_280_000, null],
      [7_000_000, null],
      [5, "percent"]
    ]);
    expect(numbersIn("47.289 und 1,28 Millionen", german).map(({value}) => value)).toEqual([47_289, 1_280_000]);
  });

  const record = proseRecord({
    observations: [
      {
        id: "harvest@2021",
        series_id: "harvest",
        period: "2021",
        value: 47_289,
        unit: "persons",
        bound: "exact",
        grade: "primary",
        source_id: "s",
        note: null
      }
    ],
    laws: [
      {
        id: "law",
        citation: "Law",
        rule: "Notice of 90 days.",
        relevance: "",
        grade: "primary",
        source_ids: ["s"],
        note: null
      }
    ],
    units: [
      {id: "persons", title: "people"},
      {id: "returns", title: "returns"}
    ]
  });
  const wrong = (text: string) =>
    checkProse(text, "src/es/page.md", record, spanish).map(({code, message}) => `${code}: ${message}`);

  it("is held to the rows that it cites", () => {
    expect(wrong("[47,289 personas](cite:harvest@2021) en [2021](cite:harvest@2021), [90 días](cite:law).")).toEqual(
      []
    );
    expect(wrong("[47,298 personas](cite:harvest@2021)")).toEqual([
      "cite-differs: “47,298” is not what harvest@2021 says"
    ]);
    expect(wrong("[47,289 declaraciones](cite:harvest@2021)")).toEqual([
      "cite-differs: “declaraciones” is not what harvest@2021 says"
    ]);
    expect(wrong("[90 años](cite:law)")).toEqual(["cite-differs: “90” is not what law says"]);
    expect(wrong("El 7 de agosto de 2025")).toEqual(["number-uncited: “7 de agosto de 2025” cites nothing"]);
  });
});
