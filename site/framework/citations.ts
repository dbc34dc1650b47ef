import type {Site} from "../story/story.js";
import type MarkdownIt from "markdown-it";
import type Token from "markdown-it/lib/token.mjs";
import {formatDiagnostics} from "../../loaders/diagnostics/format.js";
import {proseRecord} from "../../loaders/prose/citable.js";
import {anchorOf, citedAnchor, sourcesBeside, sourcesForPage} from "../features/citations/citation.js";
import {html} from "../ui/html.js";
import {words} from "../words/words.js";
import {sourceOf} from "./blocks.js";
import type {Languages} from "./languages.js";
import {checkPage} from "./prose.js";

/** Whether a citation is of a number: those are marked in the text, dates and words only under pointer or focus. */
const isNumber = ({tables}: Site, id: string) => tables.observations.some((row) => row.id === id);

type Env = Parameters<typeof sourceOf>[1];

/**
 * Where the words of a citation lead that says `"open"` or `"call"` after its id: to the source itself, or to a telephone.
 * @throws Error where the row is no source with an address of its own, or the words hold no number
 */
function helpAddress({tables}: Site, id: string, how: string, words: string): string {
  const source = tables.sources.find((row) => row.id === id);
  if (!source) throw new Error(`(cite:${id} "${how}") leads to a source, and no source has that id`);
  if (how === "open" && source.url !== null) return source.url;
  const digits = words.replace(/\D/g, "");
  if (how === "call" && digits.length === 11) return `tel:+${digits}`;
  throw new Error(
    `(cite:${id} "${how}") needs ${how === "call" ? "words that are a telephone number" : "a source with an address"}`
  );
}

/**
 * Holds every page's prose to the record while the page is drawn, in preview too; turns `[words](cite:ID)` into a link to the entry of
 * that row in "Sources for this page", which it puts at the end, and takes the marks of `[words](exempt:REASON)` away. The words of `[words](cite:ID "open")` lead to the source itself,
 * those of `[1-800-…](cite:ID "call")` to a telephone, with the citation as a mark after them.
 */
export function citations(md: MarkdownIt, root: string, languages: Pick<Languages, "all" | "at" | "speaking">): void {
  const record = proseRecord(languages.all[0]!.site.tables);
  md.core.ruler.push("citations", (state) => {
    const {file, source} = sourceOf(root, state.env as Env, state.src);
    const {path} = state.env as Env;
    const {site, prose} = languages.at(path);
    const wrong = checkPage(source, file, record, {uncited: site.story.uncited, language: prose});
    if (wrong.length) throw new Error(`the prose differs from the record\n\n${formatDiagnostics(wrong, () => source)}`);

    const cited: string[] = [];
    const beside = new Map<object, string[]>();
    for (const [index, token] of state.tokens.entries()) {
      if (!token.children) continue;
      const paragraph = state.tokens[index - 1];
      const own: string[] = [];
      let exempt = false;
      let mark: Token | null = null;
      token.children = token.children.flatMap((child, at, children) => {
        if (child.type === "link_close" && exempt) {
          exempt = false;
          return [];
        }
        if (child.type === "link_close" && mark) {
          const after = [child, mark];
          mark = null;
          return after;
        }
        if (child.type !== "link_open") return [child];
        const href = decodeURI(child.attrGet("href") ?? "");
        if (href.startsWith("exempt:")) {
          exempt = true;
          return [];
        }
        if (!href.startsWith("cite:")) return [child];
        const id = href.slice("cite:".length);
        if (!own.includes(id)) own.push(id);
        const first = !cited.includes(id);
        if (first) cited.push(id);
        const attributes = (look: string): [string, string][] => [
          ["class", look],
          ["href", `#${anchorOf(id)}`],
          ["data-number", String(cited.indexOf(id) + 1)],
          ...(first ? [["id", citedAnchor(id)] as [string, string]] : [])
        ];
        const how = child.attrGet("title");
        if (how === null) child.attrs = attributes(isNumber(site, id) ? "cite" : "cite cite-quiet");
        else {
          const text = children[at + 1]?.content ?? "";
          child.attrs = [["href", helpAddress(site, id, how, text)]];
          if (how === "open") {
            const address = (child.attrGet("href") ?? "").replace(/^https?:\/\/(?:www\.)?|\/$/g, "");
            child.attrs.push(
              ["rel", "noreferrer"],
              ["data-address", address],
              ["data-host", address.replace(/[/?#].*$/, "")]
            );
          }
          const own = attributes("cite cite-mark");
          mark = languages.speaking(path, () => {
            const {mark: word, restsOn} = words().citations;
            const all = [...own, ["aria-label", restsOn(text)]].map(([name, value]) => html` ${name}="${value}"`);
            return Object.assign(new state.Token("html_inline", "", 0), {content: html`<a${all}>${word}</a>`.text});
          });
        }
        return [child];
      });
      // A standfirst has no margin.
      const lead = state.tokens[index - 2]?.content.startsWith('<div class="standfirst"');
      if (own.length && !lead && paragraph?.type === "paragraph_open" && paragraph.level === 0)
        beside.set(paragraph, own);
    }
    // What stands beside a paragraph follows it: who hears the page, or goes through it by keyboard, comes to the words first.
    const block = (content: string) => Object.assign(new state.Token("html_block", "", 0), {content});
    const drawn: Token[] = [];
    let after: string | null = null;
    let closed: Token | null = null;
    for (const token of state.tokens) {
      const found = languages.speaking(path, () => sourcesBeside(site, beside.get(token) ?? []));
      if (found) {
        const before = drawn.at(-1);
        // A view that draws its own note for the margin stands before the paragraph.
        const note =
          before !== closed && before?.type === "html_block" && before.content.startsWith('<div class="beside"');
        after = `${note ? drawn.pop()!.content : ""}${found.text}</div>`;
        drawn.push(block('<div class="cited">'));
      }
      drawn.push(token);
      if (after !== null && token.type === "paragraph_close") {
        drawn.push((closed = block(after)));
        after = null;
      }
    }
    state.tokens = drawn;
    if (!cited.length) return;
    state.tokens.push(block(`${languages.speaking(path, () => sourcesForPage(site, cited).text)}\n`));
  });
}
