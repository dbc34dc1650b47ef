import {say, capital, formatCount, drawTable, provenance, row, type Figure, type Tables} from "docketbook/client";
import type {Grade} from "docketbook/loaders";
import {statuteBody, UNSEEN, type Element, type Finding, type Said, type Verdict} from "./statutebody.js";

export const law = (id: string, words: string): Said => ({table: "laws", id, words});
export const event = (id: string, words: string): Said => ({table: "events", id, words});
export const order = (id: string, words: string): Said => ({table: "orders", id, words});
/** What a court found of an element, in the words of its order's row. */
const found = (finding: Finding, id: string, words: string): Said => ({...order(id, words), finding});

/** Element by element, in the words of the record's rows alone; an empty list is what was not seen. */
const ELEMENTS: readonly Element[] = [
  {
    asks: law("usc-26-6103-i-2-b", "Name and address of the taxpayer"),
    memorandum: [event("memorandum-signed", "name and address")],
    request: [
      event(
        "romo-declaration",
        "ICE’s address data was potentially incomplete or insufficient (“Failed to Provide”, “Unknown Address”), in less than 5% (nearly 5%, by one outlet)"
      )
    ],
    court: [found("not met", "ctr-indicative-ruling", "“name and address of the taxpayer” not met")],
    verdict: "not met"
  },
  {
    asks: law("usc-26-6103-i-2", "officials personally and directly engaged"),
    memorandum: [],
    request: [
      event(
        "ice-asks-for-1280000",
        "naming one assistant director as personally and directly engaged in all the matters"
      )
    ],
    court: [
      found(
        "doubted",
        "ctr-stay",
        "“personally and directly engaged” doubted, since ICE named one person for all 1.28 million investigations"
      ),
      found(
        "not met",
        "cedc-suspension",
        "the judge found neither “solely” for a non-tax criminal investigation nor “personally and directly engaged” met"
      )
    ],
    verdict: "not met"
  },
  {
    asks: law("usc-26-6103-i-2", "specified non-tax criminal matter, solely for that use"),
    memorandum: [
      event("memorandum-signed", "named people under criminal investigation"),
      event("memorandum-signed", "a use certification")
    ],
    request: [
      event(
        "de-mello-rejects-request",
        "The acting IRS chief counsel told ICE that its request for 7.3 million addresses had legal deficiencies, among them no assurance that each person was under criminal investigation"
      )
    ],
    court: [found("not met", "cedc-suspension", "the data was not sought for any specific criminal investigation")],
    verdict: "not met"
  },
  {
    asks: law("usc-26-6103-i-2-b", "taxable period"),
    memorandum: [event("memorandum-signed", "taxable period or periods")],
    request: [],
    court: [order("ctr-stay", UNSEEN)],
    verdict: "no finding seen"
  },
  {
    asks: law("usc-26-6103-i-2-b", "statutory authority"),
    memorandum: [event("memorandum-signed", "criminal statute")],
    request: [law("usc-8-1253-a-1", "the request that the IRS filled concerned this offense")],
    court: [order("ctr-stay", UNSEEN)],
    verdict: "no finding seen"
  },
  {
    asks: law("usc-26-6103-i-2-b", "specific reasons of relevance"),
    memorandum: [event("memorandum-signed", "the specific reason for relevance")],
    request: [],
    court: [order("ctr-stay", UNSEEN)],
    verdict: "no finding seen"
  },
  {
    asks: law("usc-26-6103-i-2", "on a written request of an agency head or of another official whom the law names"),
    memorandum: [],
    request: [],
    court: [
      order("centro-affirmance", "lets the IRS give an address on a valid request without a court order"),
      order("centro-affirmance", "later conduct not decided")
    ],
    verdict: "no finding seen"
  }
];

/** Each words' row, its grade and sources. Throws a RangeError for words that the row does not say; in English, which the others are made from. */
export function check(
  tables: Tables,
  {table, id, words}: Said
): {id: string; grade: Grade; source_ids: readonly string[]} {
  const found = row<{id: string; grade: Grade; source_ids: readonly string[]}>(tables[table], id);
  if (!Object.values(found).some((value) => typeof value === "string" && value.includes(words)) && say(words) === words)
    throw new RangeError(`row ${id} does not say: ${words}`);
  return found;
}

const told = (said: readonly Said[]) =>
  said.length ? capital(said.map(({words, after = ""}) => say(words) + after).join("; ")) : say("not seen");

/** The judge and court of an order: a panel speaks as its court. */
function whose({orders, cases, courts}: Tables, {id}: Said): string {
  const {court_id, judges} = row(cases, row(orders, id).case_id);
  const surname = judges.length === 1 ? judges[0]?.split(" ").at(-1) : undefined;
  return [surname, row(courts, court_id).short_name].filter(Boolean).join(", ");
}

/** The findings of courts, each named after the last of its own, with its judge: no reader takes two judges for one. */
function byCourt(tables: Tables, findings: readonly Said[]): Said[] {
  const names = findings.map((said) => (said.words === UNSEEN ? null : whose(tables, said)));
  return findings.map((said, index) =>
    names[index] === null || names[index] === names[index + 1] ? said : {...said, after: ` (${names[index]})`}
  );
}

/** At which point of a case an order finds something: none of them decides it for good. */
const POSTURES: Partial<Record<Tables["orders"][number]["type"], string>> = {
  "indicative-ruling": "indicative opinion",
  "preliminary-injunction": "on preliminary relief",
  "section-705-stay": "on preliminary relief"
};

/** A finding in words, with whose it is and in which posture: `not met: Talwani, D. Mass., on preliminary relief; doubted: …`. */
function foundWords(tables: Tables, {court, verdict}: Element): string {
  const by = (finding: Finding) =>
    court
      .filter((said) => said.finding === finding)
      .map((said) => {
        const posture = POSTURES[row(tables.orders, said.id).type];
        return `${say(finding)}: ${[whose(tables, said), posture && say(posture)].filter(Boolean).join(", ")}`;
      });
  return [...by("not met"), ...by("doubted")].join("; ") || say(verdict);
}

/** What the statute asks of a request, against what was given and what courts found, as reported. */
export function whatTheStatuteAsks(tables: Tables): Figure {
  const said = ELEMENTS.flatMap(({asks, memorandum, request, court}) => [asks, ...memorandum, ...request, ...court]);
  const elements = ELEMENTS.map((element) => ({
    ...element,
    court: byCourt(tables, element.court),
    found: foundWords(tables, element)
  }));
  const rows = elements.map(({asks, memorandum, request, court, found}) => ({
    asks: capital(say(asks.words)),
    memorandum: told(memorandum),
    request: told(request),
    court: told(court),
    verdict: found,
    row_ids: [...new Set([asks, ...memorandum, ...request, ...court].map(({id}) => id))].join(" ")
  }));
  const count = (verdict: Verdict) => formatCount(ELEMENTS.filter((element) => element.verdict === verdict).length);
  const id = "what-the-statute-asks";
  const title = say`As reported, judges found at an early stage that ${count("not met")} of the ${formatCount(ELEMENTS.length)} things the law asks were not met; we saw no finding on the others`;
  const columns = [
    {name: "asks", title: say("The statute asks")},
    {name: "memorandum", title: say("The memorandum, as reported")},
    {name: "request", title: say("The requests, as reported")},
    {name: "court", title: say("The courts, as reported")},
    {name: "verdict", title: say("Finding")},
    {name: "row_ids", title: say("Rows of the record")}
  ];
  return {
    id,
    title,
    subtitle: say(
      "What 26 U.S.C. 6103(i)(2) asks of a request for addresses, element by element, in the record’s own words"
    ),
    columns,
    rows,
    unit: say("words, not numbers"),
    ...provenance(said.map((words) => check(tables, words))),
    missing: say(
      "Opinions, memorandum and declaration are known through reports of them. The findings are preliminary or indicative. The stay and the preliminary injunction of Nov. 21, 2025, in Washington were appealed; no appeal of the Massachusetts orders to the First Circuit was found; one trade report puts one in the D.C. Circuit, which cannot hear it. Another judge concluded in May 2025, on preliminary relief, that the memorandum does not breach the tax code; her refusal of an injunction was affirmed."
    ),
    draw: (options) =>
      drawTable(
        {
          columns: columns.slice(0, 5),
          rows,
          weights: [1, 0.9, 1.1, 1.4, 0.9],
          accent: ({verdict}) => verdict !== say("no finding seen")
        },
        {
          ...options,
          id,
          title,
          description: rows.map(({asks, court, verdict}) => `${asks}: ${verdict}. ${court}`).join(". ")
        }
      ),
    body: statuteBody(elements, columns.slice(0, 5))
  };
}
