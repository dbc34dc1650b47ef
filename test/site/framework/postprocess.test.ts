import {createHash} from "node:crypto";
import {parseHTML} from "linkedom";
import {expect, it} from "vitest";
import {postprocessHtml, policy} from "../../../site/framework/postprocess.js";

/** A page as Framework leaves it, with a script of its own. */
const page = (script: string, body = '<p class="standfirst">What  a sample says.</p>') => `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
<meta name="generator" content="Observable Framework v1.13.4">
<title>Sample</title>
<link rel="modulepreload" href="./_observablehq/client.00000000.js">
<script type="module">${script}</script>
</head>
<body><main>${body}</main></body>
</html>`;
const IDLE = '\n\nimport "./_observablehq/client.00000000.js";\n\n';
const BUSY =
  '\n\nimport {define} from "./_observablehq/client.00000000.js";\n\nregisterFile("./a.csv", {"name":"./a.csv","path":"./a.csv","lastModified":1795355999000,"size":12});\n\ndefine({id: "1", body: () => 1 < 2 && true});\n';
const mended = (source: string, options = {}) => parseHTML(postprocessHtml(source, options)).document;
const meta = (document: Document, name: string) =>
  document.querySelector(`meta[${name}]`)?.getAttribute("content") ?? null;

it("gives a page a language and lets it be zoomed", () => {
  const document = mended(page(IDLE));
  expect(document.documentElement.getAttribute("lang")).toBe("en");
  expect(meta(document, 'name="viewport"')).toBe("width=device-width, initial-scale=1");
});

it("marks the texts that are left in English, one with an ampersand too, and no other", () => {
  const body = "<p>Sample &amp; Wire</p><p>Sample &amp; Wire <b>dice</b></p><p>Muestra</p>";
  const document = mended(page(IDLE, body), {language: "es", foreign: new Set(["Sample & Wire"])});
  expect([...document.querySelectorAll('main [lang="en"]')].map((marked) => marked.outerHTML)).toEqual([
    '<p lang="en">Sample &amp; Wire</p>',
    '<span lang="en">Sample &amp; Wire </span>'
  ]);
});

it("a page of another language says at its beginning that some of its own text is in English, and not for what is folded or beside it", () => {
  const long = "A note of more than sixty characters that nobody has translated into Spanish yet.";
  const options = {language: "es", foreign: new Set([long]), foreignNote: "Una parte está en inglés."};
  const told = (body: string) => mended(page(IDLE, body), options).querySelector("main h1 + p.soft")?.textContent;
  expect(told(`<h1>Orden</h1><p class="note">${long}</p>`)).toBe("Una parte está en inglés.");
  expect(told(`<h1>Orden</h1><details><summary>Más</summary><p class="note">${long}</p></details>`)).toBeUndefined();
  expect(told(`<h1>Orden</h1><p><a href="/x">${long}</a></p>`)).toBeUndefined();
});

it("gives a page whose sections have long names contents that wrap, one of questions a list, and others a row", () => {
  const contents = (names: readonly string[]) =>
    mended(
      page(IDLE).replace(
        /<main>.*<\/main>/,
        `<aside id="observablehq-toc"></aside><main id="observablehq-main">${names.map((name, index) => `<h2 id="s${index}">${name}</h2>`).join("")}</main>`
      )
    ).querySelector(".contents")!.classList;
  const short = ["One", "Two", "Three", "Four"];
  expect(contents(short).contains("contents-long")).toBe(false);
  expect(contents(short).contains("contents-asked")).toBe(false);
  expect(contents(["One?", "Two?", "Three?", "Four"]).contains("contents-asked")).toBe(true);
  expect(
    contents(short.map((name) => `${name}, with a question as its name?`.repeat(2))).contains("contents-long")
  ).toBe(true);
});

it("describes a page by its standfirst", () => {
  expect(meta(mended(page(IDLE)), 'name="description"')).toBe("What a sample says.");
});

it("prints a title that holds markup as text", () => {
  const title = "</title><script>alarm()</script> &amp; more";
  const source = page(IDLE).replace(
    "Sample</title>",
    "&lt;/title&gt;&lt;script&gt;alarm()&lt;/script&gt; &amp;amp; more</title>"
  );
  const printed = postprocessHtml(source);
  expect(printed).not.toContain("<script>alarm");
  expect(parseHTML(printed).document.querySelector("title")?.textContent).toBe(title);
});

it("puts the site's address into the code to embed a chart, where it is known", () => {
  const body = '<pre data-embed>&lt;iframe src="SITE/embed/a"></pre><p class="embed-site">SITE</p>';
  const known = mended(page(IDLE, body), {social: {origin: "https://news.example/a/", path: "b", image: null}});
  expect(known.querySelector("pre")?.textContent).toBe('<iframe src="https://news.example/a/embed/a">');
  expect(known.querySelector(".embed-site")).toBeNull();
  expect(mended(page(IDLE, body)).querySelector("pre")?.textContent).toContain('"SITE/embed/a"');
});

it("takes the client away from a page that runs no code", () => {
  const document = mended(page(IDLE));
  expect(document.querySelectorAll("script, link[rel=modulepreload]")).toHaveLength(0);
  expect(meta(document, 'http-equiv="Content-Security-Policy"')).toBe(policy([]));
});

it("leaves the client to a page that runs code, under a policy with the hash of exactly what it runs", () => {
  const source = postprocessHtml(page(BUSY));
  const [, script = ""] = /<script type="module">([^]*?)<\/script>/.exec(source) ?? [];
  const hash = createHash("sha256").update(script).digest("base64");
  expect(script).toContain("1 < 2 && true");
  expect(source).toContain(`script-src 'self' 'sha256-${hash}'`);
  expect(source).toContain("modulepreload");
});

it("keeps no clock and no maker's version", () => {
  expect(postprocessHtml(page(BUSY))).not.toMatch(/lastModified|1795355999000|generator|Observable Framework/);
});

it("gives the same page for the same source, whenever the file was written", () => {
  expect(postprocessHtml(page(BUSY.replace("1795355999000", "1")))).toBe(postprocessHtml(page(BUSY)));
});

it("loosens the policy for WebAssembly and workers alone, and only where that is asked for", () => {
  const usual = policy([]);
  expect(usual).not.toMatch(/unsafe|worker|https?:|\*/);
  expect(
    policy([], {engine: true})
      .replace(" 'wasm-unsafe-eval'", "")
      .replace(" worker-src blob:;", "")
      .replace(" frame-src 'self';", "")
  ).toBe(usual);
});

it("allows a page with cells inline styles, and compiling to the pages whose libraries do it", () => {
  const policyOf = (source: string, options = {}) =>
    meta(mended(source, options), 'http-equiv="Content-Security-Policy"');
  const preload = (path: string) => page(BUSY).replace('./_observablehq/client.00000000.js">', `./_npm/${path}">`);
  expect(policyOf(page(IDLE))).not.toContain("unsafe");
  expect(policyOf(page(BUSY))).toContain("style-src 'self' 'unsafe-inline'");
  expect(policyOf(page(BUSY))).not.toContain("unsafe-eval");
  expect(policyOf(preload("arquero@8.0.3/12345678.js"))).toContain(" 'unsafe-eval';");
  expect(policyOf(preload("@duckdb/duckdb-wasm@1.29.0/12345678.js"))).toMatch(
    / 'wasm-unsafe-eval';.* worker-src blob:;/
  );
  expect(policyOf(page(IDLE), {engine: true})).toContain(" 'wasm-unsafe-eval';");
  expect(policyOf(page(IDLE))).not.toContain("media-src");
  expect(policyOf(page(IDLE, '<video src="./a.mp4"></video>'))).toContain("media-src 'self'");
});

const sections = ["a", "b", "c", "d"].map((id) => `<h2 id="${id}">Part ${id}</h2><p>Words.</p>`).join("");
const framed = (body: string) =>
  page(IDLE, "").replace(
    "<body><main></main>",
    `<body><aside id="observablehq-toc"></aside><main id="observablehq-main">${body}</main>`
  );

it("sets the contents into the margin, and in a row where the margin has the sources of paragraphs", () => {
  expect(mended(framed(sections)).querySelector("nav.contents")?.className).toBe("contents contents-side");
  const beside = mended(framed(`<div class="cited"></div>${sections}`)).querySelector("nav.contents");
  expect(beside?.className).toBe("contents");
  expect(beside?.querySelectorAll("a")).toHaveLength(4);
});

it("gives cells one fold of code where nothing stands between them", () => {
  const code = (text: string) => `<details class="cell-code"><summary>Code</summary><pre>${text}</pre></details>`;
  const cell = (shown: string) => `<div class="observablehq">${shown}<!--:1:--></div>`;
  const document = mended(
    framed(`${cell("shown")}${code("1")}${cell("")}${code("2")}${cell("")}${code("3")}${cell("shown")}${code("4")}`)
  );
  expect(
    [...document.querySelectorAll("details.cell-code")].map((fold) =>
      [...fold.querySelectorAll("pre")].map(({textContent}) => textContent)
    )
  ).toEqual([["1", "2", "3"], ["4"]]);
});

it("tells a reader without scripts what charts show in place of inputs", () => {
  const inputs = `<div class="observablehq"><form class="inputs-3a86ea"></form></div>`;
  expect(mended(framed(inputs)).querySelector("noscript")?.textContent).toContain("first choice");
  expect(mended(framed(sections)).querySelector("noscript")).toBeNull();
});

it("puts the styles of parts into the head, each once, in the order of the page", () => {
  const part = (name: string) => `<section><link rel="stylesheet" href="./${name}.css"><p>Words.</p></section>`;
  const {head, body} = mended(page(IDLE, part("b") + part("a") + part("b")));
  const links = (root: Element) =>
    [...root.querySelectorAll('link[rel="stylesheet"]')].map((link) => link.getAttribute("href"));
  expect([links(head), links(body)]).toEqual([["./b.css", "./a.css"], []]);
});
