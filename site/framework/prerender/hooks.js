// Node's module hooks while a page's cells run: modules have the addresses that they have in a browser and come from the site's folder.
import {readFile} from "node:fs/promises";

let page;

/** Libraries that draw on a canvas unless they are told otherwise draw shapes here, and at once. */
const ADAPTED = {
  echarts: `export const init = (element, theme, options) => {
  const chart = plain.init(element, theme, {...options, renderer: "svg"});
  const set = chart.setOption.bind(chart);
  chart.setOption = (option, ...rest) => set({...option, animation: false}, ...rest);
  return chart;
};
export default {...plain, init};`,
  vega: `export class View extends plain.View {
  constructor(chart, options) {
    super(chart, {...options, renderer: "svg"});
  }
  renderer() {
    return super.renderer("svg");
  }
}`
};

export function initialize(data) {
  page = data;
}

export function resolve(specifier, context, next) {
  if (!specifier.startsWith(page.origin) && !context.parentURL?.startsWith(page.origin))
    return next(specifier, context);
  const {href} = new URL(specifier, context.parentURL);
  if (!href.startsWith(page.origin)) throw new Error(`${specifier} is no module of the site`);
  return {url: href, shortCircuit: true};
}

export async function load(url, context, next) {
  if (!url.startsWith(page.origin)) return next(url, context);
  const [, library] = /\/_npm\/([\w-]+)@[^/]+\/(?:[\w/.-]+\.)?[0-9a-f]{8}\.js$/.exec(url) ?? [];
  if (library in ADAPTED) {
    const plain = JSON.stringify(`${url}?plain`);
    const source = `export * from ${plain}; import * as plain from ${plain}; ${ADAPTED[library]}`;
    return {format: "module", shortCircuit: true, source};
  }
  const path = decodeURIComponent(new URL(url).pathname).slice(1);
  const source = url === page.url ? page.source : await readFile(new URL(encodeURI(path), page.root));
  return {format: "module", shortCircuit: true, source};
}
