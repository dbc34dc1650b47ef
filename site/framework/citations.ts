import type {Site} from "../story/story.js";
import type MarkdownIt from "markdown-it";
import {formatDiagnostics} from "../../loaders/diagnostics/format.js";
import {proseRecord} from "../../loaders/prose/citable.js";
import {anchorOf, citedAnchor, sourcesBeside, sourcesForPage} from "../features/citations/citation.js";
import {sourceOf} from "./blocks.js";
import type {Languages} from "./languages.js";
import {checkPage} from "./prose.js";

/** Whether a citation is of a number: those are marked in the text, dates and words only under pointer or focus. */
const isNumber = ({tables}: Site, id: string) => tables.observations.some((row) => row.id === id);

type Env = Parameters<typeof sourceOf>[1];

/**
 * Holds every page's prose to the record while the page is drawn, in preview too; turns `[words](cite:ID)` into a link to the entry of
 * that row in "Sources for this page", which it puts at the end, and takes the marks of `[words](exempt:REASON)` away.
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
      token.children = token.children.filter((child) => {
        if (child.type === "link_close" && exempt) return (exempt = false);
        if (child.type !== "link_open") return true;
        const href = decodeURI(child.attrGet("href") ?? "");
        if (href.startsWith("exempt:")) return !(exempt = true);
        if (!href.startsWith("cite:")) return true;
        const id = href.slice("cite:".length);
        if (!own.includes(id)) own.push(id);
        const first = !cited.includes(id);
        if (first) cited.push(id);
        child.attrs = [
          ["class", isNumber(site, id) ? "cite" : "cite cite-quiet"],
          ["href", `#${anchorOf(id)}`],
          ["data-number", String(cited.indexOf(id) + 1)],
          ...(first ? [["id", citedAnchor(id)] as [string, string]] : [])
        ];
        return true;
      });
      if (own.length && paragraph?.type === "paragraph_open" && paragraph.level === 0) beside.set(paragraph, own);
    }
    state.tokens = state.tokens.flatMap((token) => {
      const found = languages.speaking(path, () => sourcesBeside(site, beside.get(token) ?? []));
      if (!found) return [token];
      return [Object.assign(new state.Token("html_block", "", 0), {content: found.text}), token];
    });
    if (!cited.length) return;
    const block = new state.Token("html_block", "", 0);
    block.content = `${languages.speaking(path, () => sourcesForPage(site, cited).text)}\n`;
    state.tokens.push(block);
  });
}
