const SPACES = "rows aligned: the same number of spaces before each column's name, and never a tab";
const QUOTES =
  "quotes around a text that holds `: ` or ` #`, or begins with a mark such as - ? [ { & * ! | > ' \" % @ `";

const hints: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: SPACES,
  BAD_INDENT: SPACES,
  BLOCK_IN_FLOW: SPACES,
  BLOCK_AS_IMPLICIT_KEY: QUOTES,
  MULTILINE_IMPLICIT_KEY: `a colon and a space after each column's name; ${QUOTES}`,
  MULTIPLE_DOCS: "one document, without `---` between rows",
  BAD_SCALAR_START: QUOTES,
  BAD_DQ_ESCAPE: "single quotes, or \\\\ for a backslash",
  UNEXPECTED_TOKEN: QUOTES,
  MISSING_CHAR: "the mark that is missing: a closing quote or bracket, or a comma or space"
};

/** What would be right, for an error of the YAML library in a line. */
export const hintFor = (code: string, line: string): string =>
  /^ *\t/.test(line) ? SPACES : (hints[code] ?? `plain YAML: ${SPACES}; ${QUOTES}`);
