import {
  say,
  answers,
  box,
  capital,
  finish,
  formatNumber,
  isNarrow,
  labelSize,
  line,
  paragraph,
  provenance,
  row,
  sheet,
  wrap,
  type DrawOptions,
  type Figure,
  type Pen,
  type Tables
} from "docketbook/client";
import {alike} from "./alike.js";
import {check, event, law, order} from "./statute.js";
import {ADDRESSES, type Said} from "./statutebody.js";

/** What the law has a request give, what ICE's is reported to have held there, and what is reported of it. */
interface Field {
  label: string;
  /** Null where no source that was read says it. */
  held: Said | null;
  /** In how many of the disclosures, where what is reported is not of all. */
  share?: Said;
  notes: readonly Said[];
  /** What the title counts. */
  counted?: true;
}

const FORM: readonly Field[] = [
  {
    label: "Name",
    held: order("ctr-indicative-ruling", "name and number"),
    notes: [
      order(
        "ctr-indicative-ruling",
        "Requests with a Social Security number went to TIN matching, which checked name and number only"
      )
    ]
  },
  {
    label: "Address",
    held: event("romo-declaration", "“Failed to Provide”, “Unknown Address”"),
    share: event("romo-declaration", "less than 5%"),
    notes: [
      law("usc-26-6103-i-2-b", "Name and address of the taxpayer"),
      event(
        "techdirt-on-address-check",
        "the only check of the address was whether the field held something like a zip code"
      ),
      event("romo-declaration", "less than 5% (nearly 5%, by one outlet)")
    ]
  },
  {
    label: "Statutory authority",
    held: law("usc-8-1253-a-1", "8 U.S.C. 1253(a)(1)"),
    notes: [law("usc-8-1253-a-1", "the request that the IRS filled concerned this offense")]
  },
  {label: "Taxable period", held: null, notes: []},
  {label: "Specific reasons of relevance", held: null, notes: []},
  {
    label: "What came back",
    held: event("addresses-sent-2025-08-07", "IRS gives ICE last-known addresses of 47,289 people"),
    notes: [
      event(
        "violations-found",
        "about 42,695 the times that the IRS gave an address through TIN matching, against section 6103, without confirming that ICE had supplied the taxpayer’s address"
      )
    ],
    counted: true
  }
];
/** What stands before a note, so that nobody takes one speaker for another. */
const BEFORE: Record<string, string> = {
  "usc-26-6103-i-2-b": "The law asks: ",
  "ctr-indicative-ruling": "The judge, as reported: ",
  "techdirt-on-address-check": "By a commentary, ",
  "romo-declaration": "Potentially incomplete, the IRS said, in ",
  "usc-8-1253-a-1": "",
  "violations-found": "The judge put at "
};
const UNSEEN = "what was given here was not seen";
/** What is reported of a field, with its share where it is not of all. */
const filledIn = ({held, share}: Field): string => {
  if (!held) return say(UNSEEN);
  const words = capital(say(held.words));
  return share ? say`${words}, in ${say(share.words)} of the disclosures` : words;
};
const told = ({id, words}: Said) => capital(`${BEFORE[id] ? say(BEFORE[id]) : ""}${say(words)}`);

function drawForm(
  form: readonly Field[],
  {id, title, description, document, width}: DrawOptions & {id: string; title: string; description: string}
): SVGSVGElement {
  const narrow = isNarrow(width);
  const size = labelSize(width);
  const leading = size * 1.3;
  const formWide = narrow ? width : 300;
  const notes = narrow ? {x: 22, width: width - 22} : {x: 340, width: width - 340};
  // Links stand in it.
  const svg = sheet({document, width, id, title, description}).attr("role", "group");
  const linked = (said: Said): Pen => svg.append<SVGElement>("a").attr("href", `${ADDRESSES[said.table]}${said.id}`);
  let y = 0;
  for (const part of form) {
    const {label, held, notes: said, counted = false} = part;
    const name = say(label);
    const text = filledIn(part);
    const style = counted ? "line-accent" : "line-muted";
    const lines = wrap(text, formWide - 24, {size, bold: counted});
    paragraph(svg, [name], {x: 0, y: y + size, style: "strong"}, leading);
    const top = y + leading + 2;
    const high = lines.length * leading + 12;
    const field = box(
      svg,
      held ? (counted ? "frame stroke-accent" : "frame") : "missing",
      0.5,
      top + 0.5,
      formWide - 1,
      high
    );
    if (held) answers(field, `${name}: ${text}`, ...alike(held.id));
    paragraph(
      held ? linked(held) : svg,
      lines,
      {x: 12, y: top + 6 + size, style: held ? (counted ? "accent" : "") : "muted"},
      leading
    );
    let next = narrow ? top + high + size + 8 : top + size + 4;
    const first = next;
    for (const note of said)
      next =
        paragraph(linked(note), wrap(told(note), notes.width, {size}), {x: notes.x, y: next, style: "muted"}, leading) +
        5;
    const end = next - leading - 5;
    if (said.length && narrow) line(svg, style, 8, first - size, 8, end + 5);
    if (said.length && !narrow) {
      line(svg, style, formWide, top + high / 2, notes.x - 12, top + high / 2);
      line(
        svg,
        style,
        notes.x - 12,
        Math.min(first - size, top + high / 2),
        notes.x - 12,
        Math.max(end + 5, top + high / 2)
      );
    }
    y = Math.max(top + high, said.length ? end + 5 : 0) + 16;
  }
  return finish(svg, y - 12);
}

/** A request as the law asks for it, with what is reported of ICE's own: how the matching failed. */
export function howMatchingFailed(tables: Tables): Figure {
  const all = FORM.flatMap(({held, share, notes}) => [...(held ? [held] : []), ...(share ? [share] : []), ...notes]);
  const found = row(tables.observations, "irs-ice-transfer@2026-02-26/violations-found");
  const id = "how-matching-failed";
  const title = say`By a judge’s indicative opinion, the IRS checked name and number; about ${formatNumber(found.value)} times nothing confirmed that ICE had given the taxpayer’s address`;
  return {
    id,
    title,
    subtitle: say(
      "What section 6103(i)(2)(B) requires a request to give, and what is reported of the one the IRS filled. Not a copy of the form, which was not read"
    ),
    columns: [
      {name: "field", title: say("Field")},
      {name: "what", title: say("What")},
      {name: "says", title: say("What is reported")},
      {name: "row", title: say("Row of the record")}
    ],
    rows: FORM.flatMap((part) => {
      const {label, held, notes} = part;
      const field = say(label);
      return [
        {field, what: say("held"), says: filledIn(part), row: held?.id ?? null},
        ...notes.map((note) => ({field, what: say("note"), says: told(note), row: note.id}))
      ];
    }),
    unit: say("words, not numbers"),
    ...provenance([...all.map((said) => check(tables, said)), found]),
    missing: say(
      "The request, the declaration and the opinion are known through reports. The judge’s opinion is indicative, with an appeal pending. The IRS counted only addresses that looked incomplete; the judge, every disclosure that rested on a match of numbers, without confirmation that ICE had given the taxpayer’s address."
    ),
    draw: (options) =>
      drawForm(FORM, {
        ...options,
        id,
        title,
        description: FORM.map(
          (part) => `${say(part.label)}: ${filledIn(part)}.${part.notes.map((note) => ` ${told(note)}.`).join("")}`
        ).join(" ")
      })
  };
}
