import type {BlockContext} from "../../../site/ui/block.js";
import MarkdownIt from "markdown-it";
import {expect, it} from "vitest";
import {html} from "../../../site/ui/html.js";
import {blocks, sourceOf} from "../../../site/framework/blocks.js";

const ROOT = "test/site/framework/pages";
const seen: BlockContext[] = [];
function render(source: string, env: {path: string; params?: Record<string, string>}): string {
  const md = new MarkdownIt({html: true});
  blocks(md, ROOT, {
    view(name, context) {
      seen.push(context);
      if (name === "titled") return {title: "A <sample> & its title", body: html`<p>body</p>`};
      if (name !== "sample") throw new RangeError(`there is no view ${name}; there is sample`);
      return {body: html`<p>${"drawn <b>"}</p>`};
    }
  });
  return md.render(source, env);
}

it("a block is replaced by what is drawn for it", () => {
  expect(render('before\n\n<div data-view="sample"></div>\n\nafter\n', {path: "/page"})).toBe(
    "<p>before</p>\n<p>drawn &lt;b&gt;</p>\n<p>after</p>\n"
  );
});

it("what draws a block is told the page, its parameters and the block's own options", () => {
  render('<div data-view="sample" data-first="orders" data-of="x y"></div>', {path: "/orders/a", params: {id: "a"}});
  expect(seen.at(-1)).toEqual({path: "/orders/a", params: {id: "a"}, options: {first: "orders", of: "x y"}});
});

it("a block that is a page's whole body gives it its heading, which stays text", () => {
  expect(render('<div data-view="titled"></div>', {path: "/page"})).toBe(
    "<h1>A &lt;sample&gt; &amp; its title</h1>\n<p>body</p>\n"
  );
});

it("a block that nothing draws stops the build with its file and line, the front matter counted", () => {
  const body = '\n# Sample\n\n<div data-view="no-such-view"></div>\n';
  expect(() => render(body, {path: "/sample"})).toThrow(
    "test/site/framework/pages/sample.md:7:1 there is no view no-such-view; there is sample"
  );
});

it("a block that is written in another way is refused rather than left out", () => {
  expect(() => render('<div class="x" data-view="sample"></div>', {path: "/page"})).toThrow(
    /page\.md:1:1 a block is written/
  );
  expect(() => render('<div data-view="sample">text</div>', {path: "/page"})).toThrow(/a block is written/);
});

it("a page that stands for many is found by its parameters", () => {
  expect(sourceOf("src", {path: "/orders/ctr-stay", params: {id: "ctr-stay"}}, "").file).toBe("src/orders/[id].md");
});
