// Node's module hooks while a page's cells run: modules have the addresses that they have in a browser and come from the site's folder.
import {readFile} from "node:fs/promises";

let page;

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
  const path = decodeURIComponent(new URL(url).pathname).slice(1);
  const source = url === page.url ? page.source : await readFile(new URL(encodeURI(path), page.root));
  return {format: "module", shortCircuit: true, source};
}
