/** What a record may hold at most; each limit has a diagnostic of its own, so that nothing is cut off in silence. */
export const limits = {
  /** Bytes in a file. */
  fileBytes: 64 * 1024 * 1024,
  /** UTF-16 units in a cell. */
  cellLength: 100_000,
  /** Collections inside each other in a YAML file, as the parser counts them: about two for each level that a person sees. */
  nesting: 64,
  /** Words, marks and line ends of a YAML file. */
  tokens: 1_000_000,
  /** Cells of a CSV file. */
  cells: 2_000_000,
  /** Problems that are kept of one file. */
  problems: 10_000
} as const;
