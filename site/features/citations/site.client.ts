/* What every page runs: small helps that the page reads well without. */
import {enhanceEmbedCode} from "../../charts/embedcode.js";
import {showChangesSince} from "../corrections/since.js";
import {copyButton} from "../../ui/copybutton.js";
import {pageSays} from "../../ui/pagesays.js";
import {enhanceCitations} from "./citations.js";

enhanceCitations(document);
enhanceEmbedCode(document);
showChangesSince(document, () => localStorage);

// On a phone the pages are a row that scrolls: it begins where the reader is.
const pages = document.querySelector<HTMLElement>("nav.site ul");
const here = pages?.querySelector<HTMLElement>("[aria-current]");
if (pages && here) pages.scrollLeft = here.offsetLeft - pages.offsetLeft - pages.clientWidth / 3;

/** The last of some places, in the order of the page, that has come into the upper third of the window: the one that is read. */
const readNow = (places: readonly HTMLElement[]) =>
  places.findLast((place) => place.getBoundingClientRect().top < innerHeight / 3);

/** The first citation of a row in a paragraph or an item of a list: its anchor is the same in every language. */
const CITED = "a.cite[id]:not(.cite-mark)";
/** The paragraph that is read, below the section or figure that is, where that one is out of sight; each by an anchor of it. */
function placeRead(): HTMLElement | undefined {
  const main = "#observablehq-main";
  const section = readNow([...document.querySelectorAll<HTMLElement>(`${main} :is(h2, figure)[id]`)]);
  if (!section || section.getBoundingClientRect().top >= 0) return section;
  const blocks = [`${main} > :is(p, .cited)`, `${main} > ul > li`].map((block) => `${block}:has(${CITED})`).join();
  const block = readNow([...document.querySelectorAll<HTMLElement>(blocks)]);
  const after = block && section.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING;
  return after ? (block.querySelector<HTMLElement>(CITED) ?? section) : section;
}

// The way to another language keeps the place that is read, which has the same name there, or what the address names, where that is in sight.
for (const link of document.querySelectorAll<HTMLAnchorElement>("a.language")) {
  link.addEventListener("click", () => {
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const {top, bottom} = named?.getBoundingClientRect() ?? {top: 0, bottom: 0};
    const inSight = bottom > 0 && top < innerHeight / 2;
    const place = inSight ? named : placeRead();
    link.search = location.search;
    link.hash = place ? `#${place.id}` : "";
  });
}

/** How much of the row's end fades, in pixels. */
const FADE = 45;
// The contents follow the reader. What was scrolled past at once crosses no line that an observer watches, so each frame of scrolling asks.
const sections = [...document.querySelectorAll<HTMLAnchorElement>(".contents ol a")].flatMap((link) => {
  const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  return section ? [{link, section}] : [];
});
if (sections.length) {
  let asked = false;
  const mark = () => {
    asked = false;
    const current = readNow(sections.map(({section}) => section));
    // Above the first section the row begins at its beginning again.
    if (!current) sections[0]!.link.closest("ol")!.scrollLeft = 0;
    for (const {link, section} of sections) {
      if (section !== current) link.removeAttribute("aria-current");
      else if (!link.hasAttribute("aria-current")) {
        link.setAttribute("aria-current", "true");
        const row = link.closest("ol")!;
        const [outer, inner] = [row.getBoundingClientRect(), link.getBoundingClientRect()];
        row.scrollLeft +=
          inner.left - outer.left - Math.max(0, Math.min(outer.width / 3, outer.width - inner.width - FADE));
      }
    }
  };
  const ask = () => {
    if (!asked) requestAnimationFrame(mark);
    asked = true;
  };
  addEventListener("scroll", ask, {passive: true});
  addEventListener("resize", ask);
  mark();
}

// On paper a page says where it stands; the build wrote that where it knew the address.
for (const place of document.querySelectorAll(".page-address:empty"))
  place.textContent = location.href.replace(/[#?].*$/, "");
// A sheet cannot be followed: the first mention of a source there says its address: host, path and what is asked there.
addEventListener("beforeprint", () => {
  const told = new Set<string>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".cite-sources a[href^='http']")) {
    const address = `${link.host.replace(/^www\./, "")}${link.pathname}${link.search}`.replace(/\/$/, "");
    if (!told.has(address)) link.dataset["address"] = address;
    told.add(address);
  }
  // And a figure, where the file is that names all of its sources.
  for (const {dataset} of document.querySelectorAll<HTMLElement>(".figure-rest"))
    dataset["more"] = dataset["more"]?.replace(
      /\S+$/,
      (file) => document.querySelector<HTMLAnchorElement>(`[href$="${file}"]`)?.href ?? file
    );
});
// Where the links of a page's list of sources lead, as in its text.
for (const link of document.querySelectorAll<HTMLAnchorElement>(".page-sources .cite-sources a[href^='http']"))
  link.dataset["host"] = link.host.replace(/^www\./, "");
const inFoot = document.querySelector<HTMLAnchorElement>("a[data-corrections]");
for (const place of document.querySelectorAll<HTMLElement>(".site-address:has(noscript)"))
  if (inFoot) place.textContent = new URL(place.dataset["path"] ?? ".", inFoot.href).href;

// A citation is copied by a button beside it.
const says = pageSays(document);
for (const citation of document.querySelectorAll<HTMLElement>(".citation")) {
  const {textContent: text, dataset} = citation;
  const name = says.copyCitation.replace("{0}", dataset["style"] ?? "");
  // BibTeX has nothing in italics, and is text alone.
  const html = citation.querySelector("i") && citation.innerHTML;
  const copy = copyButton(document, says, () => text, {name, html});
  copy.className = "copy";
  citation.append(" ", copy);
}

// A link to what is folded opens it, where the browser does not do so by itself.
const openTarget = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folds: HTMLDetailsElement[] = [];
  for (let fold = target?.closest("details"); fold; fold = fold.parentElement?.closest("details")) folds.push(fold);
  if (!target || folds.every(({open}) => open)) return;
  for (const fold of folds) fold.open = true;
  // A line of a table is read from its beginning.
  (target.closest("tr") ?? target).scrollIntoView();
};
addEventListener("hashchange", openTarget);
openTarget();
