import type {Site, View} from "../story/story.js";
import type {Block, BlockContext} from "../ui/block.js";
import {agreementStrip, namedEvents} from "../features/chronology/agreement.view.js";
import {notebookCell, notebookFoot} from "../features/notebook/cell.view.js";
import {notebookList} from "../features/notebook/notebooks.view.js";
import {caseIndex} from "../features/cases/cases.view.js";
import {casePage} from "../features/cases/case.view.js";
import {chronology} from "../features/chronology/chronology.view.js";
import {claimList} from "../features/claims/claims.view.js";
import {tableList, questionList, workbenchPlace} from "../features/explore/explore.view.js";
import {lawList} from "../features/laws/laws.view.js";
import {corrections, verified} from "../features/methods/edition.js";
import {bounds, grades, precisions} from "../features/methods/scales.js";
import {leads, unknowns} from "../features/methods/unknowns.js";
import {vocabularies} from "../features/methods/vocabularies.js";
import {orderPage} from "../features/orders/order.view.js";
import {orderIndex} from "../features/orders/orders.view.js";
import {searchPage} from "../features/search/search.view.js";
import {seriesCatalogue} from "../features/series/series.view.js";
import {sourceIndex} from "../features/sources/sources.view.js";
import {statusTable} from "../features/status/statustable.view.js";
import {storyEdition} from "../features/status/storyedition.view.js";

const VIEWS: Readonly<Record<string, View>> = {
  agreement: (site, {options}) => ({body: agreementStrip(site, options)}),
  bounds: (site) => ({body: bounds(site)}),
  case: (site, {params}) => casePage(site, params["id"] ?? ""),
  cases: (site) => ({body: caseIndex(site)}),
  cell: (site, context) => notebookCell(site, context),
  notebooks: (site) => ({body: notebookList(site)}),
  "notebook-foot": () => ({body: notebookFoot()}),
  chronology: (site) => ({body: chronology(site)}),
  claims: (site) => ({body: claimList(site)}),
  corrections: (site) => ({body: corrections(site)}),
  events: (site, {options}) => ({body: namedEvents(site, options)}),
  grades: (site) => ({body: grades(site)}),
  laws: (site) => ({body: lawList(site)}),
  leads: (site) => ({body: leads(site)}),
  order: (site, {params}) => orderPage(site, params["id"] ?? ""),
  orders: (site) => ({body: orderIndex(site)}),
  precisions: (site) => ({body: precisions(site)}),
  questions: (site) => ({body: questionList(site)}),
  search: (site) => ({body: searchPage(site)}),
  series: (site) => ({body: seriesCatalogue(site)}),
  sources: (site) => ({body: sourceIndex(site)}),
  status: (site) => ({body: statusTable(site)}),
  "story-edition": (site) => ({body: storyEdition(site)}),
  tables: (site) => ({body: tableList(site)}),
  unknowns: (site) => ({body: unknowns(site)}),
  verified: (site) => ({body: verified(site)}),
  vocabularies: (site) => ({body: vocabularies(site)}),
  workbench: () => ({body: workbenchPlace()})
};

/** Draws a view of the record by its name. */
export function drawView(name: string, context: BlockContext, site: Site): Block {
  const views = {...VIEWS, ...site.story.views};
  const view = views[name];
  if (!view) throw new RangeError(`there is no view ${name}; there are ${Object.keys(views).join(", ")}`);
  return view(site, context);
}
