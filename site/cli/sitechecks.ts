import {statSync} from "node:fs";
import {availableParallelism} from "node:os";
import {join} from "node:path";
import type {Page} from "playwright-core";
import {axeFinds} from "./axe.js";
import type {Visit} from "./browser.js";
import {builtPages, DIST, documentOf} from "./builtpages.js";

/** Something that a built site must keep to, and what does not, a line each. */
export interface SiteCheck {
  title: string;
  found: string[];
}

const folded = (text: string | null | undefined) => (text ?? "").replace(/\s+/g, " ").trim();
/** The width of a narrow phone, in CSS pixels. */
const NARROW = 320;

interface BuiltPage {
  path: string;
  document: Document;
}

/** The links of the pages that lead nowhere within the site: to no page, no file, or no anchor of one. */
export function brokenLinks(pages: readonly BuiltPage[], folder = DIST): string[] {
  // Looked up in thousands; `getElementById` goes through the page each time.
  const ids = new Map(
    pages.map(({path, document}) => [path, new Set([...document.querySelectorAll("[id]")].map(({id}) => id))])
  );
  // A folder is no page: a host has nothing to answer with.
  const isFile = (name: string) => statSync(join(folder, name), {throwIfNoEntry: false})?.isFile() === true;
  const broken: string[] = [];
  for (const {path, document} of pages) {
    for (const link of document.querySelectorAll("a[href], link[href], script[src], img[src]")) {
      const address = link.getAttribute("href") ?? link.getAttribute("src") ?? "";
      if (/^(https?|data|mailto|tel):/.test(address)) continue;
      const {pathname, hash} = new URL(address, `http://site${path}`);
      const target = ids.get(pathname);
      // What a script of the page reads after the # (`q=…`) is a question and no anchor.
      const found = target
        ? hash === "" || /^#\w+=/.test(hash) || target.has(decodeURIComponent(hash.slice(1)))
        : isFile(pathname) || isFile(`${pathname}.html`);
      if (!found) broken.push(`${path} → ${address}`);
    }
  }
  return broken;
}

/** The folders of pages that have none of their own: who cuts an address short comes to nothing. */
export function foldersWithoutPage(paths: readonly string[]): string[] {
  const known = new Set(paths);
  const folders = paths.flatMap((path) => [...path.matchAll(/\//g)].map(({index}) => path.slice(0, index + 1)));
  return [...new Set(folders)].filter((folder) => !known.has(folder));
}

/** Does some work for every page, a few pages of the browser at a time. */
async function visitAll(
  site: Visit,
  pages: readonly BuiltPage[],
  options: NonNullable<Parameters<Visit["open"]>[1]>,
  look: (page: Page, built: BuiltPage, wrong: string[]) => Promise<void>
): Promise<void> {
  const waiting = pages.values();
  await Promise.all(
    Array.from({length: Math.min(4, availableParallelism())}, async () => {
      const {page, wrong} = await site.open("/", options);
      wrong.length = 0;
      for (const built of waiting) {
        await site.go(page, built.path);
        await look(page, built, wrong);
        wrong.length = 0;
      }
      await page.context().close();
    })
  );
}

/**
 * Looks at every page of the built site, in the files and in Chromium, with scripts and without.
 * @param site the served site, and the browser to look at it with
 */
export async function checkSite(site: Visit): Promise<SiteCheck[]> {
  const pages = builtPages().map(({path, source}): BuiltPage => ({path, document: documentOf(source)}));
  const heading = ({document}: BuiltPage) => folded(document.querySelector("main h1")?.textContent);
  const check = (title: string, found: string[] = []): SiteCheck => ({title, found});
  const headlines = check("every page has one headline, and shows it with and without scripts");
  const links = check("links lead to pages, anchors and files that are there", brokenLinks(pages));
  const cut = check(
    "every folder of pages has a page of its own",
    foldersWithoutPage(pages.map(({path}) => path)).map((folder) => `${folder} has none: add src${folder}index.md`)
  );
  const errors = check("every page loads without an error and asks no other origin for anything");
  const wide = check(`no page scrolls sideways at ${NARROW} pixels`);
  const axe = check("axe finds nothing, in the light and the dark theme");
  const scriptless = check("every page reads complete with JavaScript off");

  for (const page of pages)
    if (page.document.querySelectorAll("h1").length !== 1 || heading(page) === "")
      headlines.found.push(`${page.path} has ${page.document.querySelectorAll("h1").length} headlines`);
  const hold = async (page: Page, built: BuiltPage, how: string) => {
    const shown = folded(await page.locator("h1").first().textContent());
    if (shown !== heading(built))
      headlines.found.push(`${built.path} ${how}: “${shown}” instead of “${heading(built)}”`);
  };
  const narrow = {viewport: {width: NARROW, height: 700}};
  await visitAll(site, pages, narrow, async (page, built, wrong) => {
    errors.found.push(...wrong.map((what) => `${built.path} ${what}`));
    await hold(page, built, "with scripts");
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > NARROW) wide.found.push(`${built.path} is ${width} pixels wide`);
    axe.found.push(...(await axeFinds(page)).map((what) => `${built.path} (light) ${what}`));
    await page.emulateMedia({colorScheme: "dark"});
    axe.found.push(...(await axeFinds(page, ["color-contrast"])).map((what) => `${built.path} (dark) ${what}`));
    await page.emulateMedia({colorScheme: "light"});
  });
  await visitAll(site, pages, {...narrow, javaScriptEnabled: false}, async (page, built) => {
    await hold(page, built, "without scripts");
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > NARROW) wide.found.push(`${built.path} is ${width} pixels wide without scripts`);
    // Words beside a control may wait for it; headings, pictures and tables are there to read.
    const hidden = await page.evaluate(() =>
      [...document.querySelectorAll("main h2, main h3, main figure, main table")]
        .filter((element) => !element.closest("[hidden], details, noscript, template") && !element.checkVisibility())
        .map((element) => `${element.localName} ${element.textContent.trim().slice(0, 60)}`)
    );
    scriptless.found.push(...hidden.map((what) => `${built.path} hides ${what}`));
  });
  return [headlines, links, cut, errors, wide, axe, scriptless];
}
