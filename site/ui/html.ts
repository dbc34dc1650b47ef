import {en} from "../words/en.js";
import {words} from "../words/words.js";

/** HTML that is safe to print: made by `html`, which escapes whatever is put into it. */
export class Html {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

export type Child = Html | string | number | null | undefined | false | readonly Child[];

const ESCAPES: Record<string, string> = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"};
/** Text as it stands in HTML, in an element or in a quoted attribute. */
export const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

function print(child: Child): string {
  if (child === null || child === undefined || child === false) return "";
  if (child instanceof Html) return child.text;
  if (typeof child === "object") return child.map(print).join("");
  return escape(String(child));
}

/** A template of HTML: what stands in `${}` is escaped, unless it is HTML made the same way; null, undefined and false print nothing. */
export function html(strings: TemplateStringsArray, ...children: Child[]): Html {
  return new Html(strings.reduce((text, part, index) => text + print(children[index - 1]) + part));
}

/** Words that are not translated, marked as English in a page of another language: a screen reader changes its voice. */
export const inEnglish = (text: string): Html =>
  words().code === en.code ? html`${text}` : html`<span lang="${en.code}">${text}</span>`;

/** HTML that came from elsewhere and is known to be safe, such as a drawing's own markup. */
export const trusted = (markup: string): Html => new Html(markup);
