import {createHash} from "node:crypto";
import {parseHTML} from "linkedom";
import {pageNeeds, type PageNeeds} from "../../site/framework/policy.js";
import {fillEmbedCode} from "../charts/embedcode.js";
import {addressFrom} from "../features/publish/address.js";
import {escape, html} from "../ui/html.js";
import {addSocialTags, type SocialOptions} from "./social.js";

/** What a page's policy may allow beyond its own origin's files. */
export interface PolicyOptions extends Partial<PageNeeds> {
  /** Compile WebAssembly and start workers that inherit this policy, as those made from a blob do: the workbench alone. */
  engine?: boolean;
  /** Play a video or a sound. */
  plays?: boolean;
}

const sha256 = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** A Content-Security-Policy that lets a page load from its own origin alone, and run no script but its files and the ones given. */
export function policy(
  scripts: readonly string[],
  {engine, cells, evaluates, compiles, works, plays}: PolicyOptions = {}
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
    ...((cells || plays) && {"media-src": own}),
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

/** A version of a page in a language: the path from the site's root, without a leading `/`. */
export interface PageVersion {
  code: string;
  path: string;
}

/** Puts the styles that parts of a page bring into its head, each once: what is shown before its style moves when that comes. */
function styleFirst(document: Document): void {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]');
  const first = new Map([...links].reverse().map((link) => [link.getAttribute("href"), link]));
  for (const link of document.body.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]'))
    if (first.get(link.getAttribute("href")) === link) document.head.append(link);
    else link.remove();
}

/** What a page says of itself beside its policy. */
export interface PageOptions extends PolicyOptions {
  social?: SocialOptions;
  announce?: (document: Document) => void;
  /** Its language, as BCP 47 names it. */
  language?: string;
  /** The page in each language, itself among them; empty where it is in one alone. */
  versions?: readonly PageVersion[];
  /** The anchors that its sections have in English. */
  sections?: readonly string[];
  /** The site's name in the language of the page. */
  title?: string;
  /** What its contents are called. */
  contents?: string;
  /** The texts of the record that are English in a page of another language. */
  foreign?: ReadonlySet<string>;
  /** What tells a reader of such a page that some of it is in English. */
  foreignNote?: string;
}

/** Gives the sections of a translated page the anchors that they have in English, so that who changes the language keeps the place. */
function sameSections(document: Document, ids: readonly string[]): void {
  const own = [...document.querySelectorAll("#observablehq-main > h2[id][tabindex]")];
  if (!ids.length || own.length !== ids.length) return;
  for (const [index, heading] of own.entries()) {
    const before = heading.id;
    heading.id = ids[index]!;
    for (const link of document.querySelectorAll(`a[href="#${encodeURI(before)}"], a[href="#${before}"]`))
      link.setAttribute("href", `#${ids[index]}`);
  }
}

/** What stands beside a page's own text: names, labels, and what is folded away. */
const BESIDE = "a, details, figure, h1, option, svg, .bibliography, .citation, .facts, .page-sources, .roles, .sources";
/** A text of this many characters is read, and not glanced at, as a title or a name is. */
const READ = 60;

/** Says of each text of the record that was left in English that it is: a screen reader changes its voice, and a line at the page's beginning tells who reads. */
function markForeign(document: Document, foreign: ReadonlySet<string> = new Set(), tell?: string): void {
  if (!foreign.size) return;
  const texts: Text[] = [];
  const walk = (node: Node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) texts.push(child as Text);
      else if (child.nodeType === 1 && !/^(?:script|style)$/i.test(child.nodeName)) walk(child);
    }
  };
  const main = document.querySelector("main");
  // A text with an `&` is parsed as several.
  main?.normalize();
  if (main) walk(main);
  let toRead = false;
  for (const text of texts) {
    if (!foreign.has(text.data.trim())) continue;
    const parent = text.parentElement;
    if (!parent || parent.closest("title")) continue;
    toRead ||= text.data.trim().length >= READ && parent.closest(BESIDE) === null;
    if (parent.childNodes.length === 1 || parent.namespaceURI?.endsWith("svg")) parent.setAttribute("lang", "en");
    else {
      const span = document.createElement("span");
      span.setAttribute("lang", "en");
      span.textContent = text.data;
      text.replaceWith(span);
    }
  }
  const heading = main?.querySelector("h1");
  if (!toRead || tell === undefined || !heading) return;
  const note = document.createElement("p");
  note.className = "soft";
  note.textContent = tell;
  heading.after(note);
}

/** Framework ends every page's title with the name that the site has in English. */
function nameSite(document: Document, title: string): void {
  const element = document.querySelector("title");
  if (!element) return;
  const [page] = element.textContent.split(" | ");
  element.textContent = document.querySelector("h1") ? `${page} | ${title}` : title;
}

/** Says where the page stands in each language. */
function addVersions(
  document: Document,
  versions: readonly PageVersion[],
  {origin, path}: Omit<SocialOptions, "image">
): void {
  const first = versions[0];
  if (!first) return;
  for (const {code, path: to} of [...versions, {code: "x-default", path: first.path}]) {
    const link = document.createElement("link");
    for (const [name, value] of Object.entries({
      rel: "alternate",
      hreflang: code,
      href: addressFrom(to, {origin, from: path})
    }))
      link.setAttribute(name, value);
    document.head.append(link);
  }
}

/** Consecutive cells without a display between them share one fold of code. */
function joinCode(document: Document): void {
  for (const code of document.querySelectorAll("details.cell-code")) {
    let next = code.nextElementSibling;
    // Cells that display nothing leave an empty place.
    while (next?.matches(".observablehq") && next.textContent.trim() === "" && !next.querySelector("svg, form, img"))
      next = next.nextElementSibling;
    if (!next?.matches("details.cell-code")) continue;
    next.querySelector("summary")?.after(...code.querySelectorAll("pre, .cell-open"));
    code.remove();
  }
}

/** Says to readers without scripts, who see no inputs, what the charts show instead. */
function tellWithoutScript(document: Document): void {
  const first = document.querySelector('#observablehq-main form[class^="inputs-"]')?.closest(".observablehq");
  if (!first) return;
  const told = document.createElement("noscript");
  told.innerHTML = `<p class="soft">Without JavaScript each chart shows its first choice; its table has the numbers.</p>`;
  first.before(told);
}

/** A page as HTML. linkedom prints the text of a title as it is, and one that holds a tag would end it there. */
export function printPage(document: Document): string {
  const title = document.querySelector("head > title");
  if (title) title.textContent = escape(title.textContent);
  return `<!DOCTYPE html>\n${document.documentElement.outerHTML}\n`;
}

/**
 * The way past the navigation leads to the page's heading, which takes the focus: readers see where they are, and hear it. Not `main`: a press
 * on any text in it would give it the focus too.
 */
function skipToHeading(document: Document): void {
  const heading = document.querySelector("main h1");
  if (!heading) return;
  heading.id ||= "page-title";
  heading.setAttribute("tabindex", "-1");
  document.querySelector(".skip")?.setAttribute("href", `#${heading.id}`);
  // A link from a page's heading to itself leads nowhere else.
  const anchor = heading.querySelector(".observablehq-header-anchor");
  anchor?.replaceWith(...anchor.childNodes);
}

/** From this many sections on a page that asks for it (`toc: true`) gets its contents. */
const SECTIONS = 4;
/** Sections whose names are longer than this together, in characters, wrap: a row would hide some of them. */
const LONG_NAMES = 150;

/**
 * Replaces Framework's own contents by links before the first section, which stay in view as the reader goes on: a row where paragraphs
 * have their sources beside them, and else, on a wide page, a list in the margin.
 */
function addContents(document: Document, name: string): void {
  const own = document.querySelector("#observablehq-toc");
  if (!own) return;
  own.remove();
  const sections = [...document.querySelectorAll("#observablehq-main > h2[id]")];
  if (sections.length < SECTIONS) return;
  const items = sections.map(({id, textContent}) => html`<li><a href="#${id}">${textContent}</a></li>`);
  const holder = document.createElement("div");
  const side = document.querySelector("#observablehq-main > .cited") === null;
  // The way to the other language goes along: at the head of the page it would lose the place.
  const others = [...document.querySelectorAll(".masthead a.language")].map((link) => link.cloneNode(true));
  // Readers look through questions for their own: on a phone too they are a list.
  const asked = sections.filter(({textContent}) => textContent.trim().endsWith("?")).length > sections.length / 2;
  const long = sections.reduce((sum, {textContent}) => sum + textContent.length, 0) > LONG_NAMES;
  holder.innerHTML =
    html`<nav class="contents${side && " contents-side"}${long && " contents-long"}${asked && " contents-asked"}" aria-label="${name}"><ol>${items}</ol></nav>`.text;
  holder.firstElementChild?.append(...others);
  sections[0]?.before(...holder.childNodes);
}

/**
 * Puts right what Framework leaves in a page: no language, no zoom, its own version and the build's clock; takes its client away from
 * pages that run no code; and gives the page its policy, with `social` what a shared link to it shows, and with `announce` what machines look for.
 */
export function postprocessHtml(
  source: string,
  {
    social,
    announce,
    language = "en",
    versions = [],
    sections = [],
    title,
    contents = "Contents",
    foreign,
    foreignNote,
    ...options
  }: PageOptions = {}
): string {
  // Framework writes file times into its script; nothing reads them, and the same input would give other bytes.
  const {document} = parseHTML(source.replace(/"lastModified":\d+,?/g, ""));
  document.documentElement.setAttribute("lang", language);
  sameSections(document, sections);
  markForeign(document, foreign, foreignNote);
  if (title !== undefined && language !== "en") nameSite(document, title);
  document.querySelector('meta[name="viewport"]')?.setAttribute("content", "width=device-width, initial-scale=1");
  document.querySelector('meta[name="generator"]')?.remove();
  styleFirst(document);
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
  if (social?.origin) fillEmbedCode(document, social.origin);
  const foot = document.querySelector("#observablehq-footer");
  if (foot && social) {
    const address = document.createElement("p");
    address.className = "page-address";
    if (social.origin) {
      address.textContent = addressFrom(social.path, {origin: social.origin, from: social.path});
      for (const place of document.querySelectorAll<HTMLElement>(".site-address"))
        place.textContent = place.dataset["path"]
          ? addressFrom(place.dataset["path"], {origin: social.origin, from: social.path})
          : social.origin;
    }
    foot.append(address);
  }
  skipToHeading(document);
  addContents(document, contents);
  joinCode(document);
  tellWithoutScript(document);
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
  const lead = document.querySelector("main .standfirst") ?? document.querySelector("main p");
  const words = lead?.textContent.replace(/\s+/g, " ").trim();
  if (words) meta({name: "description", content: words});
  if (social) {
    addSocialTags(document, social);
    addVersions(document, versions, social);
  }
  announce?.(document);
  const modules = [...document.querySelectorAll('link[rel="modulepreload"], link[rel="cells"]')].map(
    (link) => link.getAttribute("href") ?? ""
  );
  const needs = {...pageNeeds(modules, kept), plays: document.querySelector("video, audio") !== null};
  meta({"http-equiv": "Content-Security-Policy", content: policy(kept, {...needs, ...options})});
  meta({name: "referrer", content: "no-referrer"});
  // So no link need say it again, and where one opens is the reader's to choose. Framework would add both to a link without them: they are taken away last.
  for (const link of document.querySelectorAll('a:is([rel~="noreferrer"], [target="_blank"])'))
    for (const name of ["rel", "target"]) link.removeAttribute(name);
  return printPage(document);
}
