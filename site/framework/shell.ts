import type {Site, SiteEdition} from "../story/story.js";
import {html, inEnglish} from "../ui/html.js";
import {formatDate} from "../ui/format.js";
import type {PageSays} from "../ui/pagesays.js";
import {words} from "../words/words.js";

const isAt = (path: string, address: string) =>
  address === "/"
    ? path === "/index" || path === "/"
    : path === address ||
      path.startsWith(address.endsWith("/") ? address : `${address}/`) ||
      (address === "/cases/" && path.startsWith("/orders"));

/** What every page has in its head: the style, the fonts that its first screen needs and the site's script. */
export const head = (fonts: readonly string[]): string =>
  html`${fonts.map((font) => html`<link rel="preload" as="font" type="font/woff2" crossorigin href="/assets/${font}">`)}
<link rel="stylesheet" href="/assets/site.css">
<script type="module" src="/assets/site.js"></script>
<link rel="icon" type="image/svg+xml" href="/assets/icon.svg">
<meta name="color-scheme" content="light dark">`.text;

const MONTH = 31 * 86_400_000;
/** Whether an edition came out more than a month after the last day that was checked: its readers are told at the head of each page. */
const isStale = (edition: string, verifiedThrough: string | null): boolean =>
  verifiedThrough !== null && Date.parse(edition) - Date.parse(verifiedThrough) > MONTH;

/** A page of the navigation, in its language. */
export interface NavigationPage {
  name: string;
  /** Its address. */
  path: string;
  /** The address without the language. */
  plain: string;
}

/** The same page in another language, or the one that is nearest to it. */
export interface OtherLanguage {
  code: string;
  /** The words of the link, in that language. */
  name: string;
  path: string;
  /** What it is called, where it is not the same page. */
  near?: string;
}

/** The masthead, the way to other languages and the navigation. `path` is the page's own, without its language; `home` is the first page in it. */
export function header(
  path: string,
  {title, publisher, edition, verified_through}: SiteEdition,
  pages: readonly NavigationPage[],
  {home: root = "/", others = []}: {home?: string; others?: readonly OtherLanguage[]} = {}
): string {
  const say = words().shell;
  const home = (look: string, said: string) => html`<a class="${look}" href="${root}">${said}</a>`;
  const masthead = !publisher
    ? home("wordmark", title)
    : publisher.url === null
      ? html`${home("wordmark", publisher.name)}<span class="kicker">${title}</span>`
      : html`<a class="wordmark" href="${publisher.url}">${publisher.name}</a>${home("kicker", title)}`;
  return html`<a class="skip" href="#observablehq-main">${say.skip}</a>
<div class="masthead">${masthead}${others.map(({code, name, path: to, near}) => html`<a class="${near ? "language-near" : "language"}" href="${to}" hreflang="${code}" lang="${code}"${!near && html` rel="alternate"`}>${name}${near && html`<span>: ${near}</span>`}</a>`)}</div>
<nav class="site" aria-label="${say.pages}"><ul>${pages.map(
    ({path: address, plain, name}) =>
      html`<li><a href="${address}"${plain === "/search" && html` rel="search"`}${isAt(path, plain) ? html` aria-current="page"` : ""}>${name}</a></li>`
  )}</ul></nav>${isStale(edition, verified_through) && html`<p class="stale">${say.stale(formatDate(verified_through ?? ""))}</p>`}`
    .text;
}

/** What the page rests on, and on what terms it may be used. `path` is its own, without its language. */
export function footer(
  {edition: {edition, verified_through, credits, publisher}, history = [], story}: Site,
  path = "/"
): string {
  const say = words().shell;
  const [before, link, after] =
    verified_through === null ? say.notVerified : say.verified(formatDate(verified_through));
  let rows = 0;
  const changed = history
    .map(({from, changes}) => [from, (rows += changes.length)] as const)
    .map(([from, count]) => [from, count > 0 ? say.changedSince(count) : null]);
  const {copy, copied, selectAndCopy, sinceLastVisit, dismiss, darkPage, editionUnlisted} = say;
  const {nothingKept, tellMe, editionKept, forget} = say;
  // An edition that gives no address to write to takes no corrections: a link that asks for them would lead to that.
  const reached = publisher !== null && (publisher.contact !== null || publisher.url !== null);
  const corrects = reached && story.pages.some(({path: to}) => to === "/about");
  const copyCitation = say.copyCitation("{0}");
  const told = {copy, copied, copyCitation, selectAndCopy, sinceLastVisit, dismiss, darkPage, editionUnlisted};
  const says: PageSays = {...told, ...(path === "/corrections" && {nothingKept, tellMe, editionKept, forget})};
  return html`<p data-edition="${edition}" data-says="${JSON.stringify(says)}"${changed.length > 0 && html` data-changed="${JSON.stringify(Object.fromEntries(changed))}"`}><strong>${say.edition(formatDate(edition))}</strong> ${before}<a href="/methods#verified">${link}</a>${after}</p>
<p>${say.code}<abbr title="Creative Commons Attribution 4.0 International">CC BY 4.0</abbr>. <a href="/corrections" data-corrections>${say.corrections}</a> · <a href="/data/record.zip">${say.everything[0]}<span data-size="data/record.zip"></span>${say.everything[1]}</a> · <a href="/verify">${say.check}</a>${corrects && html` · <a href="/about#how-to-correct-us">${say.mistake}</a>`}</p>
${credits.length > 0 && html`<details><summary>${say.credits}</summary><ul class="credits">${credits.map((credit) => html`<li>${inEnglish(credit)}</li>`)}</ul></details>`}`
    .text;
}
