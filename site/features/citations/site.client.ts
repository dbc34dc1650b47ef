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

// The way to another language keeps the place: what the address names, or else the section in sight, which has the same name there.
for (const link of document.querySelectorAll<HTMLAnchorElement>("a.language")) {
  link.addEventListener("click", () => {
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const section = [...document.querySelectorAll<HTMLElement>("#observablehq-main h2[id]")].findLast(
      (heading) => heading.getBoundingClientRect().top < innerHeight / 3
    );
    const place = named ?? section;
    link.search = location.search;
    link.hash = place ? `#${place.id}` : "";
  });
}

// The contents follow the reader.
const sections = [...document.querySelectorAll<HTMLAnchorElement>(".contents a")].flatMap((link) => {
  const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  return section ? [{link, section}] : [];
});
if (sections.length) {
  const mark = () => {
    const current = sections.findLast(({section}) => section.getBoundingClientRect().top < innerHeight / 3);
    for (const one of sections) {
      if (one !== current) one.link.removeAttribute("aria-current");
      else if (!one.link.hasAttribute("aria-current")) {
        one.link.setAttribute("aria-current", "true");
        const row = one.link.closest("ol")!;
        row.scrollLeft = one.link.offsetLeft - row.clientWidth / 3;
      }
    }
  };
  const seen = new IntersectionObserver(mark, {rootMargin: "0px 0px -66% 0px"});
  for (const {section} of sections) seen.observe(section);
}

// A citation is copied by a button beside it.
const says = pageSays(document);
for (const citation of document.querySelectorAll<HTMLElement>(".citation")) {
  const {textContent: text, dataset} = citation;
  const copy = copyButton(document, says, () => text, says.copyCitation.replace("{0}", dataset["style"] ?? ""));
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
  target.scrollIntoView();
};
addEventListener("hashchange", openTarget);
openTarget();
