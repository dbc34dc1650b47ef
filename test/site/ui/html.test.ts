import fc from "fast-check";
import {parseHTML} from "linkedom";
import {expect, it} from "vitest";
import {html, inEnglish} from "../../../site/ui/html.js";
import es from "../../../site/words/es.js";
import {speak} from "../../../site/words/words.js";

const parsed = (markup: string) => parseHTML(`<!doctype html><html><body>${markup}</body></html>`).document;

it("text is never markup, whatever it holds", () => {
  fc.assert(
    fc.property(fc.string({unit: "grapheme"}), (text) => {
      const {body} = parsed(html`<p>${text}</p>`.text);
      expect(body.querySelectorAll("*")).toHaveLength(1);
      expect(body.querySelector("p")?.textContent.replace(/\r\n?/g, "\n")).toBe(text.replace(/\r\n?/g, "\n"));
    }),
    {
      examples: [["<script>alert(1)</script>"], ["</p><img src=x onerror=alert(1)>"], ["&lt;b&gt;"], ["<!--"]],
      verbose: true
    }
  );
});

it("an attribute stays within its quotes", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const element = parsed(html`<p title="${text}"></p>`.text).querySelector("p");
      expect(element?.attributes).toHaveLength(1);
    }),
    {examples: [['" onclick="alert(1)'], ["' onclick='alert(1)"], ['"><script>']], verbose: true}
  );
});

it("HTML made the same way is put in as it is, and lists one after another", () => {
  expect(html`<ul>${["a & b", "c"].map((item) => html`<li>${item}</li>`)}</ul>`.text).toBe(
    "<ul><li>a &amp; b</li><li>c</li></ul>"
  );
});

it("nothing is printed for null, undefined and false, and zero is printed", () => {
  expect(html`<p>${null}${undefined}${false}${0}</p>`.text).toBe("<p>0</p>");
});

it("words that are not translated say in another language that they are English", () => {
  expect(inEnglish("Sample & Wire").text).toBe("Sample &amp; Wire");
  expect(speak(es, () => inEnglish("Sample & Wire").text)).toBe('<span lang="en">Sample &amp; Wire</span>');
});
