import {createHash} from "node:crypto";
import {parseHTML} from "linkedom";
import {pageNeeds, type PageNeeds} from "../../site/framework/policy.js";
import {html} from "../ui/html.js";
import {addSocialTags, type SocialOptions} from "./social.js";

/** What a page's policy may allow beyond its own origin's files. */
export interface PolicyOptions extends Partial<PageNeeds> {
  /** Compile WebAssembly and start workers that inherit this policy, as those made from a blob do: the workbench alone. */
  engine?: boolean;
}

const sha256 = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** A Content-Security-Policy that lets a page load from its own origin alone, and run no script but its files and the ones given. */
export function policy(
  scripts: readonly string[],
  {engine, cells, evaluates, compiles, works}: PolicyOptions = {}
): string {
  const run = [
    "'self'",
    ...scripts.map(sha256),
    ...(evaluates ? ["'unsafe-eval'"] : []),
    ...(engine || compiles ? ["'wasm-unsafe-eval'"] : [])
  ];
  const own = cells ? "'self' data: blob:" : "'self' data:";
  const rules: Record<string, string> = {
    "default-src": "'none'",
    "script-src": run.join(" "),
    "style-src": cells ? "'self' 'unsafe-inline'" : "'self'",
    "font-src": "'self'",
    "img-src": own,
    ...(cells && {"media-src": own}),
    "connect-src": "'self'",
    ...((engine || works) && {"worker-src": "blob:"}),
    ...(engine && {"frame-src": "'self'"}),
    "base-uri": "'none'",
    "form-action": "'none'"
  };
  return Object.entries(rules)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}

/** From this many sections on a page that asks for it (`toc: true`) gets its contents. */
const SECTIONS = 4;

/** Replaces Framework's own contents by a row of links before the first section, which stays in view as the reader goes on. */
function addContents(document: Document): void {
  const own = document.querySelector("#observablehq-toc");
  if (!own) return;
  own.remove();
  const sections = [...document.querySelectorAll("#observablehq-main > h2[id]")];
  if (sections.length < SECTIONS) return;
  const items = sections.map(({id, textContent}) => html`<li><a href="#${id}">${textContent}</a></li>`);
  const holder = document.createElement("div");
  holder.innerHTML = html`<nav class="contents" aria-label="Contents"><ol>${items}</ol></nav>`.text;
  sections[0]?.before(...holder.childNodes);
}

/**
 * Puts right what Framework leaves in a page: no language, no zoom, its own version and the build's clock; takes its client away from
 * pages that run no code; and gives the page its policy, with `social` what a shared link to it shows, and with `announce` what machines look for.
 */
export function postprocessHtml(
  source: string,
  {social, announce, ...options}: PolicyOptions & {social?: SocialOptions; announce?: (document: Document) => void} = {}
): string {
  // Framework writes file times into its script; nothing reads them, and the same input would give other bytes.
  const {document} = parseHTML(source.replace(/"lastModified":\d+,?/g, ""));
  document.documentElement.setAttribute("lang", "en");
  document.querySelector('meta[name="viewport"]')?.setAttribute("content", "width=device-width, initial-scale=1");
  document.querySelector('meta[name="generator"]')?.remove();
  // Links inside a drawing are none that Framework makes relative.
  const up = "../".repeat((social?.path ?? "").split("/").length - 1) || "./";
  for (const link of document.querySelectorAll('svg a[href^="/"]'))
    link.setAttribute("href", `${up}${(link.getAttribute("href") ?? "").slice(1)}`);
  // The page for what is not there answers at any depth: its addresses start at the root, and no base bends the links within it.
  const base = document.querySelector("base");
  if (base) {
    base.remove();
    const root = social?.origin ? new URL(social.origin).pathname.replace(/\/?$/, "/") : "/";
    for (const name of ["href", "src"])
      for (const element of document.querySelectorAll(`[${name}^="./"]`))
        element.setAttribute(name, `${root}${(element.getAttribute(name) ?? "").slice(2)}`);
  }
  addContents(document);
  // A figure's title is below the heading of its part of the page; before the first part it is below the page's own.
  let level = 1;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
    if (level === 1 && heading.matches("h3.figure-title")) {
      const higher = document.createElement("h2");
      for (const {name, value} of heading.attributes) higher.setAttribute(name, value);
      higher.append(...heading.childNodes);
      heading.replaceWith(higher);
    } else level = Number(heading.localName.slice(1));
  }
  const inline = [...document.querySelectorAll("script:not([src])")].filter(
    (script) => !/json/.test(script.getAttribute("type") ?? "")
  );
  // Framework makes each heading a link to itself; one that holds a citation would be a link in a link.
  for (const anchor of document.querySelectorAll(".observablehq-header-anchor"))
    if (anchor.querySelector("a")) anchor.replaceWith(...anchor.childNodes);
  // It reads addresses with decodeURI and writes them with encodeURI, which writes the escapes that the first leaves alone a second time.
  for (const link of document.querySelectorAll('a[href^="http"]')) {
    link.setAttribute("href", (link.getAttribute("href") ?? "").replace(/%25(2[346BCF]|3[ABDF]|40)/gi, "%$1"));
  }
  const idle = inline.filter(
    (script) =>
      /_observablehq\/client/.test(script.textContent) && !/\bdefine\(|\bregisterFile\(/.test(script.textContent)
  );
  const runs = inline.some((script) => /\bdefine\(|\bregisterFile\(/.test(script.textContent));
  if (!runs) {
    for (const script of idle) script.remove();
    for (const link of document.querySelectorAll('link[rel="modulepreload"]')) link.remove();
  }
  const kept = inline.filter((script) => runs || !idle.includes(script)).map((script) => script.textContent);
  const head = document.head;
  const meta = (attributes: Record<string, string>) => {
    const element = document.createElement("meta");
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    head.insertBefore(element, head.querySelector("title"));
  };
  const words = (document.querySelector("main .standfirst") ?? document.querySelector("main p"))?.textContent
    .replace(/\s+/g, " ")
    .trim();
  if (words) meta({name: "description", content: words});
  if (social) addSocialTags(document, social);
  announce?.(document);
  const modules = [...document.querySelectorAll('link[rel="modulepreload"]')].map(
    (link) => link.getAttribute("href") ?? ""
  );
  meta({"http-equiv": "Content-Security-Policy", content: policy(kept, {...pageNeeds(modules, kept), ...options})});
  meta({name: "referrer", content: "no-referrer"});
  return `<!DOCTYPE html>\n${document.documentElement.outerHTML}\n`;
}
