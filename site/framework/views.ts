import {rechecks} from "../features/methods/rechecks.js";
import {citeSite, people, publisherLine} from "../features/methods/about.view.js";
import {readOrders} from "../features/methods/read.js";
import type {Site, View} from "../story/story.js";
import {html} from "../ui/html.js";
import {words} from "../words/words.js";
import type {Block, BlockContext} from "../ui/block.js";
import {namedEvents} from "../features/chronology/eventlist.js";
import {caseBeside, caseIndex, casePage} from "../features/cases/cases.view.js";
import {chronology} from "../features/chronology/chronology.view.js";
import {claimList} from "../features/claims/claims.view.js";
import {questionList, tableList, workbenchPlace} from "../features/explore/explore.view.js";
import {corrections, editions} from "../features/corrections/corrections.view.js";
import {verifyCopy} from "../features/corrections/verify.view.js";
import {lawList} from "../features/laws/laws.view.js";
import {
  bounds,
  grades,
  leads,
  openQuestions,
  precisions,
  unknowns,
  verified,
  vocabularies
} from "../features/methods/methods.view.js";
import {orderIndex, orderPage} from "../features/orders/orders.view.js";
import {searchPage} from "../features/search/search.view.js";
import {seriesCatalog, seriesPage} from "../features/series/series.view.js";
import {sourceIndex} from "../features/sources/sources.view.js";
import {lawToday, statusTable, storyEdition} from "../features/status/status.view.js";

const VIEWS: Readonly<Record<string, View>> = {
  bounds: (site) => ({body: bounds(site)}),
  case: (site, {params}) => casePage(site, params["id"] ?? ""),
  "case-beside": (site, {options}) => ({body: caseBeside(site, options["id"])}),
  cases: (site) => ({body: caseIndex(site)}),
  chronology: (site) => ({body: chronology(site)}),
  "cite-site": (site) => ({body: citeSite(site)}),
  "page-head": (_, {path}) => pageHead(path),
  people: (site) => ({body: people(site)}),
  publisher: (site) => ({body: publisherLine(site)}),
  claims: (site) => ({body: claimList(site)}),
  corrections: (site) => ({body: corrections(site)}),
  editions: (site) => ({body: editions(site)}),
  events: (site, {options}) => ({body: namedEvents(site, options)}),
  grades: (site) => ({body: grades(site)}),
  "law-today": (site, {options}) => ({body: lawToday(site, options)}),
  laws: (site) => ({body: lawList(site)}),
  leads: (site, {options}) => ({body: leads(site, options)}),
  "open-questions": (site) => ({body: openQuestions(site)}),
  "orders-read": (site) => ({body: readOrders(site)}),
  rechecks: (site) => ({body: rechecks(site)}),
  order: (site, {params}) => orderPage(site, params["id"] ?? ""),
  orders: (site) => ({body: orderIndex(site)}),
  precisions: (site) => ({body: precisions(site)}),
  questions: (site) => ({body: questionList(site)}),
  search: (site) => ({body: searchPage(site)}),
  series: (site) => ({body: seriesCatalog(site)}),
  "series-page": (site, {params}) => seriesPage(site, params["id"] ?? ""),
  sources: (site) => ({body: sourceIndex(site)}),
  status: (site) => ({body: statusTable(site)}),
  "story-edition": (site) => ({body: storyEdition(site)}),
  tables: (site) => ({body: tableList(site)}),
  unknowns: (site) => ({body: unknowns(site)}),
  "verify-copy": (site) => ({body: verifyCopy(site)}),
  verified: (site) => ({body: verified(site)}),
  vocabularies: (site) => ({body: vocabularies(site)}),
  workbench: () => ({body: workbenchPlace()})
};

/** The heading and standfirst of a page that is made of the record alone, in its language. */
function pageHead(path: string): Block {
  const [title, standfirst] = words().listPages[path] ?? [];
  if (title === undefined) throw new RangeError(`the words of ${words().code} have no heading of ${path}`);
  return {title, body: html`<p class="standfirst">${standfirst}</p>`};
}

/** Draws a view of the record by its name. */
export function drawView(name: string, context: BlockContext, site: Site): Block {
  const views = {...VIEWS, ...site.story.views};
  const view = views[name];
  if (!view) throw new RangeError(`there is no view ${name}; there are ${Object.keys(views).join(", ")}`);
  return view(site, context);
}
