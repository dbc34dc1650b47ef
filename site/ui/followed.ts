/**
 * The link that a reader who comes back had followed: a browser that builds the page anew puts the focus at its beginning. Which link it was
 * stands in the browser's own history, with the page's entry. Null for who did not come back. What is folded around the link is opened.
 */
export function followedLink(within: Element): HTMLElement | SVGElement | null {
  const linksTo = (href: string | null) =>
    [...within.querySelectorAll<HTMLElement | SVGElement>("a[href]")].filter(
      (link) => link.getAttribute("href") === href
    );
  within.addEventListener("click", ({target}) => {
    const link = target instanceof Element ? target.closest<HTMLElement | SVGElement>("a[href]") : null;
    const href = link?.getAttribute("href") ?? null;
    if (!link || href === null || href.startsWith("#")) return;
    const followed = {href, at: linksTo(href).indexOf(link)};
    history.replaceState({...(history.state as object | null), followed}, "");
  });
  const [loaded] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const {followed} = (history.state ?? {}) as {followed?: {href: string; at: number}};
  if (loaded?.type !== "back_forward" || !followed) return null;
  const link = linksTo(followed.href)[followed.at] ?? null;
  for (let folded; (folded = link?.closest("details:not([open]) > :not(summary)"));)
    (folded.parentElement as HTMLDetailsElement).open = true;
  return link;
}
