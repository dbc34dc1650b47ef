/** What the workbench's cells have of `docketbook/client`, by the same names. */
export const CLIENT_NAMES = [
  "capital",
  "comparable",
  "dollars",
  "figure",
  "formatCount",
  "formatDate",
  "formatList",
  "formatNumber",
  "formatRounded",
  "formatValue",
  "gradeName",
  "inAddress",
  "isNarrow",
  "labelSize",
  "spread",
  "stateMap",
  "stateName",
  "STATE_CODES",
  "textWidth",
  "wrap"
] as const;

/** What they have besides, as the cells of a page do. */
export const CELL_NAMES = ["aq", "d3", "display", "FileAttachment", "html", "Inputs", "op", "Plot", "view"] as const;
