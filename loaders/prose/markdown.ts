import MarkdownIt from "markdown-it";

/** A stretch of prose: the words of one citation, or words that cite nothing. */
export interface Stretch {
  /** The id after `cite:`; null where the words cite nothing. */
  cites: string | null;
  /** Marked as needing no citation, by a link to `exempt:reason`. */
  exempt: boolean;
  text: string;
  /** Where each character of `text` stands, as an offset into the source. */
  offsets: readonly number[];
}

const markdown = new MarkdownIt({html: true});
const blank = (text: string) => text.replace(/[^\n]/g, " ");

/** Where the expression ends that begins with `${` at an offset: braces in it are balanced, but for those in quotes. */
function expressionEnd(source: string, start: number): number | null {
  const token = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[{}]/g;
  token.lastIndex = start + 1;
  for (let depth = 0, match; (match = token.exec(source));) {
    if (match[0] === "{") ++depth;
    else if (match[0] === "}" && --depth === 0) return token.lastIndex;
  }
  return null;
}

/** Front matter and `${…}` hold code, not prose; blanked so that every offset stays. */
function prose(source: string): string {
  let text = source.replace(/^---\n[\s\S]*?\n---(?=\n|$)/, blank);
  for (let at = 0; (at = text.indexOf("${", at)) >= 0;) {
    const end = expressionEnd(text, at) ?? at + 2;
    text = text.slice(0, at) + blank(text.slice(at, end)) + text.slice(end);
  }
  return text;
}

/** The prose of a Markdown page, in order; code is left out, the words inside HTML are kept. */
export function stretches(source: string): Stretch[] {
  const text = prose(source);
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({index}) => index + 1)];
  const found: Stretch[] = [];
  for (const token of markdown.parse(text, {})) {
    const lines = token.map;
    if (!lines) continue;
    let cursor = starts[lines[0]] ?? 0;
    const end = starts[lines[1]] ?? text.length;
    const take = (words: string): readonly number[] => {
      const at = text.indexOf(words, cursor);
      const known = at >= 0 && at + words.length <= end;
      const start = known ? at : cursor;
      if (known) cursor = at + words.length;
      // Words that Markdown wrote differently from the source (an entity, say) get the place that the search had come to.
      return Array.from(words, (_, index) => (known ? start + index : start));
    };
    if (token.type === "html_block") {
      for (const [words] of token.content.matchAll(/(?<=^|>)[^<>]+(?=<|$)/g))
        found.push({cites: null, exempt: false, text: words, offsets: take(words)});
      continue;
    }
    let open: {cites: string | null; exempt: boolean; text: string; offsets: number[]} = {
      cites: null,
      exempt: false,
      text: "",
      offsets: []
    };
    const close = () => {
      if (open.text || open.cites !== null) found.push(open);
      open = {cites: null, exempt: false, text: "", offsets: []};
    };
    for (const child of token.children ?? []) {
      if (child.type === "link_open") {
        close();
        const href = decodeURI(child.attrGet("href") ?? "");
        open = {
          cites: href.startsWith("cite:") ? href.slice(5) : null,
          exempt: href.startsWith("exempt:"),
          text: "",
          offsets: []
        };
      } else if (child.type === "link_close") close();
      else if (child.type === "text" || child.type === "text_special") {
        open.offsets.push(...take(child.content));
        open.text += child.content;
      } else if (child.type === "softbreak" || child.type === "hardbreak") {
        open.text += " ";
        open.offsets.push(cursor);
      }
    }
    close();
  }
  return found;
}

/** Line and column, counting from 1, of an offset into a source. */
export function placeAt(source: string, offset: number): {line: number; column: number} {
  const before = source.slice(0, offset);
  return {line: before.split("\n").length, column: offset - before.lastIndexOf("\n")};
}
