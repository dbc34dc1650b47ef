import {describe, expect, it} from "vitest";
import {GRADES} from "../../../loaders/schema/common.js";
import {EVENT_KINDS} from "../../../loaders/schema/tables/events.js";
import {ORDER_TYPES} from "../../../loaders/schema/tables/orders.js";
import {formatDate, formatList, formatNumber, formatRounded} from "../../../site/ui/format.js";
import {stateName} from "../../../site/ui/states.js";
import {en} from "../../../site/words/en.js";
import es from "../../../site/words/es.js";
import {say, speak, unsaid, words} from "../../../site/words/words.js";

/** Where texts of the record or of a story stand by a key of their own. */
const OPEN = /^(?:slugs|states|pages|gradeNames|story|record\.one|search\.kinds|prose)(?:\.|$)/;

/** The paths to every value, with what kind of value it is. */
function kinds(value: unknown, path = ""): string[] {
  if (OPEN.test(path)) return [];
  if (typeof value !== "object" || value === null || value instanceof RegExp) return [`${path}: ${typeof value}`];
  return Object.entries(value).flatMap(([key, inner]) => kinds(inner, path ? `${path}.${key}` : key));
}

describe("the words of a language", () => {
  it("have the same keys as English, each with the same kind of value", () => {
    // Spanish has no word between million and trillion.
    const known = (all: string[]) => all.filter((path) => !path.startsWith("number.scales.")).sort();
    expect(known(kinds(es))).toEqual(known(kinds(en)));
  });

  it("have a word for each kind of event and type of order", () => {
    expect([...EVENT_KINDS, ...ORDER_TYPES, ...GRADES].filter((slug) => es.slugs[slug] === undefined)).toEqual([]);
  });

  it("are those of what is being drawn, and English again afterwards, also where drawing fails", () => {
    expect(speak(es, () => words().code)).toBe("es");
    expect(() =>
      speak(es, () => {
        throw new Error("no drawing");
      })
    ).toThrow("no drawing");
    expect(words().code).toBe("en");
  });

  it("name states, and a party that stands alone or with others, and say one and many verdicts", () => {
    expect(speak(es, () => ["US-NY", "US-CA", "US", "New York"].map(stateName))).toEqual([
      "Nueva York",
      "California",
      "Estados Unidos",
      "Nueva York"
    ]);
    expect(stateName("US-NY")).toBe("New York");
    // Two letters alone are a country's, and California is none.
    expect(["CA", "MX"].map(stateName)).toEqual(["Canada", "Mexico"]);
    expect(speak(es, () => stateName("CA"))).toBe("Canadá");
    expect(es.cases.parties["not-a-party"]).toEqual(["No es parte", "No son partes"]);
    expect([1, 4].map((count) => es.claims.named(count, "accurate", "A"))).toEqual([
      "1 afirmación con el veredicto «exacta» del artículo A",
      "4 afirmaciones con el veredicto «exacta» del artículo A"
    ]);
  });

  it("write dates, numbers and lists by their locale", () => {
    const dates = [
      "2025-08-07",
      "2025-08",
      "2025",
      "2025-06-25~",
      "2025-03-10/2025-03-16",
      "2026-02-25/..",
      "2025-02?",
      "2025-05-12/2025-06",
      "2025-05/2026",
      "../2025-05-12",
      "../2024"
    ];
    expect(speak(es, () => dates.map(formatDate))).toEqual([
      "7 de agosto de 2025",
      "agosto de 2025",
      "2025",
      "hacia el 25 de junio de 2025",
      "entre el 10 de marzo y el 16 de marzo de 2025",
      "25 de febrero de 2026 o después",
      "febrero de 2025 (inferido)",
      "entre el 12 de mayo de 2025 y junio de 2025",
      "entre mayo de 2025 y 2026",
      "a más tardar el 12 de mayo de 2025",
      "a más tardar en 2024"
    ]);
    expect(speak(es, () => [47_289, 1.5].map(formatNumber))).toEqual(["47,289", "1.5"]);
    expect(speak(es, () => [7_600_000, 96_700_000_000].map(formatRounded))).toEqual([
      "7.6 millones",
      "96,700 millones"
    ]);
    expect(speak(es, () => formatList(["Agencia A", "Irlanda"]))).toBe("Agencia A e Irlanda");
    expect(formatDate("2025-08-07")).toBe("Aug. 7, 2025");
  });
});

describe("a text of a story", () => {
  const own = {
    ...es,
    story: {"{0} of {1}": "{1}: {0}", plain: (value = "") => value, "{0} people": (n = "") => `${n} personas`}
  };

  it("is said in the language, its values in the places that the language gives them", () => {
    expect(speak(own, () => say`${1} of ${2}`)).toBe("2: 1");
    expect(speak(own, () => say`${"3"} people`)).toBe("3 personas");
    expect(say`${1} of ${2}`).toBe("1 of 2");
  });

  it("stays English where the language has none, and is named", () => {
    unsaid.clear();
    expect(speak(own, () => say("unheard"))).toBe("unheard");
    expect([...unsaid]).toEqual(["unheard"]);
    unsaid.clear();
  });
});
