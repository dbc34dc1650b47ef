/* What this story calls its pages: all that the site's shared code knows of it. Another story has its own file of this name. */

/** The way around: addresses and names, in order. */
export const NAVIGATION: readonly (readonly [string, string])[] = [
  ["/", "Story"],
  ["/chronology", "Chronology"],
  ["/cases/", "Cases"],
  ["/memorandum", "Memorandum"],
  ["/taxpayers/", "Taxpayers"],
  ["/claims", "Claims"],
  ["/explore", "Explore"],
  ["/sources", "Sources"],
  ["/methods", "Methods"],
  ["/search", "Search"]
];

/** The pages that show laws and series. */
export const PAGE_OF = {laws: "/memorandum", series: "/taxpayers/"} as const;
