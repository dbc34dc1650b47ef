import type {Story} from "docketbook/client";
import {figures} from "./figures/index.js";
import {questions} from "./questions.js";
import {agreementStrip} from "./views/agreement.js";
import {holdings} from "./views/holdings.js";
import {opening} from "./views/opening.js";

/** What this story has of its own; everything else is the package's. */
export const story: Partial<Story> = {
  figures,
  questions,
  views: {
    agreement: (site, {options}) => ({body: agreementStrip(site, options)}),
    holdings: (site) => ({body: holdings(site)}),
    opening: (site) => ({body: opening(site)})
  },
  keyEvents: [
    "tax-reform-act-1976",
    "centro-filed",
    "ctr-filed",
    "ice-asks-for-700000",
    "irs-refuses-700000-request",
    "memorandum-signed",
    "centro-injunction-denied",
    "ice-asks-for-7600000",
    "de-mello-rejects-request",
    "ice-asks-for-1280000",
    "kies-tells-long-to-release",
    "addresses-sent-2025-08-07",
    "long-removed",
    "ctr-hearing-first-interim-order",
    "ctr-stay-and-injunction",
    "cedc-injunction",
    "romo-declaration",
    "centro-affirmed",
    "violations-found",
    "tigta-review-published"
  ],
  shortNames: {
    "tax-reform-act-1976": "Tax Reform Act",
    "centro-filed": "Centro filed",
    "ctr-filed": "Taxpayer Rights filed",
    "ice-asks-for-700000": "Request: about 700,000",
    "irs-refuses-700000-request": "Request refused",
    "memorandum-signed": "Memorandum",
    "centro-injunction-denied": "Denial in Centro",
    "ice-asks-for-7600000": "About 7.6 million",
    "de-mello-rejects-request": "Refused: 7.3 million",
    "ice-asks-for-1280000": "About 1.28 million",
    "kies-tells-long-to-release": "Treasury’s message",
    "long-removed": "Long removed",
    "ctr-hearing-first-interim-order": "First interim order",
    "ctr-stay-and-injunction": "Stay and injunction",
    "cedc-injunction": "Injunction",
    "romo-declaration": "Romo declaration",
    "centro-affirmed": "Denial affirmed",
    "violations-found": "Indicative opinion",
    "tigta-review-published": "TIGTA review"
  },
  languages: ["es"],
  places: {laws: "/memorandum", series: "/taxpayers/"},
  pages: [
    {name: "Story", path: "/"},
    {name: "Search", path: "/search"},
    {name: "ITIN filers", path: "/itin"},
    {name: "Chronology", path: "/chronology"},
    {name: "Cases", path: "/cases/"},
    {name: "Memorandum", path: "/memorandum"},
    {name: "Taxpayers", path: "/taxpayers/"},
    {name: "Claims", path: "/claims"},
    {name: "Explore", path: "/explore"},
    {name: "Sources", path: "/sources"},
    {name: "Methods", path: "/methods"},
    {name: "About", path: "/about"}
  ]
};
