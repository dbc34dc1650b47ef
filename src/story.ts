import type {Story} from "docketbook/client";
import {figures} from "./figures/index.js";
import {questions} from "./questions.js";
import {agreementStrip} from "./views/agreement.js";

/** What this story has of its own; everything else is the package's. */
export const story: Partial<Story> = {
  figures,
  questions,
  views: {agreement: (site, {options}) => ({body: agreementStrip(site, options)})},
  places: {laws: "/memorandum", series: "/taxpayers/"},
  pages: [
    {name: "Story", path: "/"},
    {name: "Chronology", path: "/chronology"},
    {name: "Cases", path: "/cases/"},
    {name: "Memorandum", path: "/memorandum"},
    {name: "Taxpayers", path: "/taxpayers/"},
    {name: "Claims", path: "/claims"},
    {name: "Explore", path: "/explore"},
    {name: "Sources", path: "/sources"},
    {name: "Methods", path: "/methods"},
    {name: "Search", path: "/search"}
  ]
};
