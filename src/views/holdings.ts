import {capital, formatDate, formatList, html, orderHistory, row, say, type Html, type Site} from "docketbook/client";
import {check, order} from "../figures/statute.js";
import type {Said} from "../figures/statutebody.js";

/** What a ruling held on section 6103(i)(2), in the words of its order's row alone, and in which posture. */
interface Ruling {
  posture: string;
  /** How firm it is, in a word or a few. */
  kind: "Holding" | "Finding on likelihood" | "Finding on preliminary relief, as reported" | "Indicative";
  held: readonly [Said, ...Said[]];
}

const RULINGS: readonly Ruling[] = [
  {
    posture: "Preliminary injunction denied",
    kind: "Finding on likelihood",
    held: [
      order(
        "centro-injunction-denial",
        "Concludes, on a motion for preliminary relief, that the memorandum tracks section 6103(i)(2) and that disclosure on compliant requests for criminal matters is mandatory"
      )
    ]
  },
  {
    posture: "Section 705 stay and preliminary injunction granted",
    kind: "Finding on likelihood",
    held: [
      order(
        "ctr-injunction",
        "found the August disclosure unlawful “because it violated several provisions” of section 6103(i)(2): a finding on likely success"
      ),
      order(
        "ctr-injunction",
        "“personally and directly engaged” doubted, since ICE named one person for all 1.28 million investigations"
      )
    ]
  },
  {
    posture: "Preliminary injunction granted",
    kind: "Finding on preliminary relief, as reported",
    held: [
      order(
        "cedc-suspension",
        "the judge found neither “solely” for a non-tax criminal investigation nor “personally and directly engaged” met"
      ),
      order("cedc-suspension", "the data was not sought for any specific criminal investigation")
    ]
  },
  {
    posture: "Appeal from the denial of a preliminary injunction: affirmed",
    kind: "Holding",
    held: [
      order(
        "centro-affirmance",
        "Decides only whether, on a sparse record, the clear showing for preliminary relief was made, and holds that it was not: section 6103(i)(2) lets the IRS give an address on a valid request without a court order"
      ),
      order("centro-affirmance", "memorandum is a non-binding policy statement and not final agency action"),
      order("centro-affirmance", "later conduct not decided")
    ]
  },
  {
    posture: "Indicative opinion, with an appeal pending: nothing ordered",
    kind: "Indicative",
    held: [
      order("ctr-indicative-ruling", "“name and address of the taxpayer” not met"),
      order(
        "ctr-indicative-ruling",
        "the IRS “violated” section 6103 “approximately 42,695 times”, elsewhere quoted as “likely committed several violations”"
      )
    ]
  }
];

/** How courts differ on the statute: which judge held what, how firmly, when, in which case and posture; the earliest first. */
export function holdings(site: Site): Html {
  const {tables} = site;
  const item = ({posture, kind, held}: Ruling): Html => {
    for (const said of held) check(tables, said);
    const made = row(tables.orders, held[0].id);
    const {id, case_id, date} = made;
    // What affirms or is affirmed says what came of an appeal: the first line of its history is enough here.
    const [history] = orderHistory(site, made);
    const later =
      history &&
      html`<p class="soft">${history.term}: ${history.lines.map((line, index) => html`${index > 0 && " "}${line}${!/[.]$/.test(line.text.replace(/<[^>]+>/g, "")) && "."}`)}</p>`;
    const {short_caption, judges, court_id} = row(tables.cases, case_id);
    const court = row(tables.courts, court_id).short_name;
    return html`<li><p class="when">${formatDate(date)}</p><div><h3 class="title">${formatList(judges)}, ${court}<span class="unseen">, ${formatDate(date)}</span></h3><p class="soft"><a href="/orders/${id}">${say(posture)}</a> · <a href="/cases/${case_id}">${short_caption}</a></p><p><b>${say(kind)}:</b> ${capital(held.map(({words}) => say(words)).join("; "))}.</p>${later}</div></li>`;
  };
  return html`<ol class="docket">${RULINGS.map(item)}</ol>`;
}
