// Node's module hooks while a page's cells run: the site's files are modules whatever they stand beside, and the page's own code is handed over.
import {readFile} from "node:fs/promises";

let page;

export function initialize(data) {
  page = data;
}

export function resolve(specifier, context, next) {
  if (specifier === page.url || specifier.startsWith(page.root)) return {url: specifier, shortCircuit: true};
  if (!context.parentURL?.startsWith(page.root)) return next(specifier, context);
  const {href} = new URL(specifier, context.parentURL);
  if (!href.startsWith(page.root)) throw new Error(`${specifier} is no module of the site`);
  return {url: href, shortCircuit: true};
}

export async function load(url, context, next) {
  if (!url.startsWith(page.root)) return next(url, context);
  const source = url === page.url ? page.source : await readFile(new URL(url));
  return {format: "module", shortCircuit: true, source};
}
