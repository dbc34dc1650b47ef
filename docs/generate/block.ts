const begin = (name: string) => `<!-- begin ${name}: made by npm run docs, do not edit -->`;
const end = (name: string) => `<!-- end ${name} -->`;

/** The text between a page's marks for a generated block, without the marks' lines; null where a mark is missing. */
export function block(page: string, name: string): string | null {
  const from = page.indexOf(begin(name));
  const to = page.indexOf(end(name));
  return from < 0 || to < from ? null : page.slice(from + begin(name).length + 1, to);
}

/**
 * A page with the text between its marks replaced.
 * @throws where the page has no such marks
 */
export function withBlock(page: string, name: string, text: string): string {
  const old = block(page, name);
  if (old === null)
    throw new Error(`the page has no marks for ${name}; it needs the lines\n${begin(name)}\n${end(name)}`);
  const marks = `${begin(name)}\n`;
  const from = page.indexOf(marks) + marks.length;
  return page.slice(0, from) + text + page.slice(from + old.length);
}
