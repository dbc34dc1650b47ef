import type {SiteEdition} from "../story/story.js";
import {html, type Html} from "../ui/html.js";
import {formatDate} from "../ui/format.js";
import type {Story} from "../story/story.js";

interface Page {
  path: string;
}

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
export const isStale = (edition: string, verifiedThrough: string | null): boolean =>
  verifiedThrough !== null && Date.parse(edition) - Date.parse(verifiedThrough) > MONTH;

/** The masthead and the navigation. */
export function header(
  {path}: Page,
  {title, publisher, edition, verified_through}: SiteEdition,
  pages: Story["pages"]
): string {
  const home = (look: string, words: string) => html`<a class="${look}" href="/">${words}</a>`;
  const masthead = !publisher
    ? home("wordmark", title)
    : publisher.url === null
      ? html`${home("wordmark", publisher.name)}<span class="kicker">${title}</span>`
      : html`<a class="wordmark" href="${publisher.url}">${publisher.name}</a>${home("kicker", title)}`;
  return html`<a class="skip" href="#observablehq-main">Skip to the text</a>
<div class="masthead">${masthead}</div>
<nav class="site" aria-label="Pages"><ul>${pages.map(
    ({path: address, name}) =>
      html`<li><a href="${address}"${isAt(path, address) ? html` aria-current="page"` : ""}>${name}</a></li>`
  )}</ul></nav>${isStale(edition, verified_through) && html`<p class="stale">Last checked ${formatDate(verified_through ?? "")}. Courts may have ruled since.</p>`}`
    .text;
}

const credit = (text: string): Html => html`<li>${text}</li>`;

/** What the page rests on, and on what terms it may be used. */
export function footer({edition, verified_through, credits}: SiteEdition): string {
  const verified =
    verified_through === null
      ? html`The record is <a href="/methods#verified">not verified yet</a>`
      : html`The record was verified through <a href="/methods#verified">${formatDate(verified_through)}</a>`;
  return html`<p><strong>Edition of ${formatDate(edition)}.</strong> ${verified}.</p>
<p>Code: ISC license. The record’s own words: <abbr title="Creative Commons Attribution 4.0 International">CC BY 4.0</abbr>. <a href="/methods#corrections">Corrections</a> · <a href="/data/datapackage.json">Data package</a></p>
${credits.length > 0 && html`<details><summary>Credits</summary><ul class="credits">${credits.map(credit)}</ul></details>`}`
    .text;
}
