import {readFileSync} from "node:fs";
import type MarkdownIt from "markdown-it";
import type {Block, BlockContext} from "../ui/block.js";

/** Draws the blocks of one kind; throws a RangeError for a name that there is none of. */
export type DrawBlock = (name: string, context: BlockContext) => Block;

interface Env {
  path: string;
  params?: Record<string, string>;
}

const BLOCK =
  /^<(?<tag>div|figure)\s+data-(?<kind>view|figure)="(?<name>[^"]*)"(?<rest>(?:\s+data-[a-z-]+="[^"]*")*)\s*><\/\k<tag>>\s*$/;

/** The file behind a page, and how many lines its front matter takes: Framework hands over what follows it. */
export function sourceOf(
  root: string,
  {path, params = {}}: Env,
  body: string
): {file: string; source: string; skipped: number} {
  const named = Object.entries(params).reduce((file, [name, value]) => file.replace(`/${value}`, `/[${name}]`), path);
  const file = `${root}${named.replace(/\.md$/, "").replace(/^(?!\/)/, "/")}.md`;
  let source = body;
  try {
    source = readFileSync(file, "utf8");
  } catch {
    // A page that some loader makes has no file of its own: its lines are those of its body.
  }
  return {file, source, skipped: source.split("\n").length - body.split("\n").length};
}

/** Replaces `<div data-view="NAME"></div>` and `<figure data-figure="ID"></figure>` by what is drawn for them while the page is built. */
export function blocks(md: MarkdownIt, root: string, draw: Record<string, DrawBlock>): void {
  md.core.ruler.push("blocks", (state) => {
    const env = state.env as Env;
    state.tokens = state.tokens.flatMap((token) => {
      if (token.type !== "html_block" || !/\bdata-(view|figure)=/.test(token.content)) return [token];
      const fail = (message: string): never => {
        const {file, skipped} = sourceOf(root, env, state.src);
        throw new Error(`${file}:${(token.map?.[0] ?? 0) + 1 + skipped}:1 ${message}`);
      };
      const {
        kind = "",
        name = "",
        rest = ""
      } = BLOCK.exec(token.content.trim())?.groups ??
      fail('a block is written <div data-view="NAME"></div> or <figure data-figure="ID"></figure>, alone on its line');
      const options = Object.fromEntries(
        [...rest.matchAll(/data-([a-z-]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, value])
      );
      let block: Block;
      try {
        block = (draw[kind] ?? fail(`nothing draws ${kind}`))(name, {
          path: env.path,
          params: env.params ?? {},
          options
        });
      } catch (error) {
        if (error instanceof RangeError) return fail(error.message);
        throw error;
      }
      const body = new state.Token("html_block", "", 0);
      body.content = `${block.body.text}\n`;
      if (block.title === undefined) return [body];
      // Framework takes a page's title from its first heading.
      const open = Object.assign(new state.Token("heading_open", "h1", 1), {block: true});
      const child = (type: "text" | "html_inline", content: string) =>
        Object.assign(new state.Token(type, "", 0), {content});
      const children = [child("text", block.title)];
      if (block.of !== undefined)
        children.push(
          child("html_inline", '<span class="unseen">'),
          child("text", ", "),
          child("html_inline", '</span><small class="title-of">'),
          child("text", block.of),
          child("html_inline", "</small>")
        );
      const inline = Object.assign(new state.Token("inline", "", 0), {content: block.title, children});
      const close = Object.assign(new state.Token("heading_close", "h1", -1), {block: true});
      return [open, inline, close, body];
    });
  });
}
