/* What this story calls its pages: all that the site's shared code knows of it. */

/** The way around: addresses and names, in order. */
export const NAVIGATION: readonly (readonly [string, string])[] = [
  ["/", "Story"],
  ["/chronology", "Chronology"],
  ["/cases/", "Cases"],
  ["/law", "Law"],
  ["/series", "Figures"],
  ["/claims", "Claims"],
  ["/explore", "Explore"],
  ["/sources", "Sources"],
  ["/methods", "Methods"],
  ["/search", "Search"]
];

/** The pages that show laws and series. */
export const PAGE_OF = {laws: "/law", series: "/series"} as const;

/** The flow that the picture of the law is about: an id of data/flows.yaml. */
export const FLOW = "the-flow";
