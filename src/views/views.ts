import type {Block, BlockContext} from "../site/blocks.js";
import type {Site} from "../site/site.js";
import {agreementStrip, namedEvents} from "./agreement.js";
import {notebookCell, notebookFoot} from "./cell.js";
import {notebookList} from "./notebooks.js";
import {caseIndex} from "./caseindex.js";
import {casePage} from "./cases.js";
import {chronology} from "./chronology.js";
import {claimList} from "./claims.js";
import {tableList} from "./explore.js";
import {lawList} from "./laws.js";
import {corrections, verified} from "./methods/edition.js";
import {rechecks} from "./methods/rechecks.js";
import {bounds, grades, precisions} from "./methods/scales.js";
import {readOrders} from "./methods/read.js";
import {leads, unknowns} from "./methods/unknowns.js";
import {vocabularies} from "./methods/vocabularies.js";
import {orderPage} from "./order.js";
import {orderIndex} from "./orders.js";
import {questionList} from "./questions.js";
import {searchPage} from "./search.js";
import {seriesCatalogue} from "./catalogue.js";
import {sourceIndex} from "./sources.js";
import {statusTable} from "./statustable.js";
import {storyEdition} from "./storyedition.js";
import {workbenchPlace} from "./workbench.js";

const VIEWS: Record<string, (site: Site, context: BlockContext) => Block> = {
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
  "orders-read": (site) => ({body: readOrders(site)}),
  precisions: (site) => ({body: precisions(site)}),
  questions: (site) => ({body: questionList(site)}),
  rechecks: (site) => ({body: rechecks(site)}),
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
  const view = VIEWS[name];
  if (!view) throw new RangeError(`there is no view ${name}; there are ${Object.keys(VIEWS).join(", ")}`);
  return view(site, context);
}
