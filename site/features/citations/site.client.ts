/* What every page runs: small helps that the page reads well without. */
import {enhanceCitations} from "./citations.js";

enhanceCitations(document);

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
