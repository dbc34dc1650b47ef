/** The line of a cell of a page that says of what its inputs hold. */
export const UNCHOSEN = "// Inputs have the values that they begin with. Change what you like, and run it.";

/**
 * A cell of a page with what its reader chose there.
 * @param cell its code
 * @param address what the page's address holds after its question mark
 */
export function withChosen(cell: string, address: string): string {
  const chosen = [...new URLSearchParams(address)].filter(([name]) =>
    cell.includes(`inAddress(${JSON.stringify(name)},`)
  );
  if (!chosen.length) return cell;
  const line = `inAddress.chosen = ${JSON.stringify(Object.fromEntries(chosen))}; // As the page had them. Change what you like, and run it.`;
  return cell.replace(UNCHOSEN, () => line);
}
