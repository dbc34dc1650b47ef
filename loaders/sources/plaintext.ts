import {Parser} from "htmlparser2";

const BREAKS = new Set(["br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4"]);
const HIDDEN = new Set(["script", "style", "template", "noscript"]);
const UNSEEN = /(?!\n)\p{Cc}|[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\p{Cs}/gu;

export interface Link {
  href: string;
  text: string;
}

export interface PlainText {
  /** The words, entities decoded, unseen characters and odd spaces gone; a line for each block. */
  text: string;
  links: Link[];
}

const tidy = (text: string) =>
  text
    .replace(/[\u2028\u2029]/g, "\n")
    .replace(UNSEEN, "")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n\s*/g, "\n")
    .trim();

/** The words of a piece of HTML, or of plain text, and the links in it. Scripts and styles are no words. Never throws. */
export function plainText(html: string): PlainText {
  let text = "";
  let hidden = 0;
  const links: Link[] = [];
  let open: {href: string; from: number} | null = null;
  const close = () => {
    if (open) links.push({href: open.href, text: tidy(text.slice(open.from))});
    open = null;
  };
  const parser = new Parser({
    onopentag(name, {href}) {
      if (HIDDEN.has(name)) hidden++;
      if (BREAKS.has(name)) text += "\n";
      if (name !== "a") return;
      close();
      if (href !== undefined) open = {href: href.trim(), from: text.length};
    },
    ontext(part) {
      if (!hidden) text += part;
    },
    onclosetag(name) {
      if (HIDDEN.has(name)) hidden--;
      if (BREAKS.has(name)) text += "\n";
      if (name === "a") close();
    }
  });
  parser.end(html);
  close();
  return {text: tidy(text), links};
}

/** The words of a piece of HTML on one line. */
export const plainLine = (html: string): string => plainText(html).text.replace(/\s+/g, " ");
