import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import {expect, test} from "vitest";
import {drawView} from "../../../site/framework/views.js";
import {sampleSite} from "../../tools/site.js";

const PAGES = "loaders/init/story/src";
const site = await sampleSite();

test.each(readdirSync(PAGES).filter((name) => name.endsWith(".md")))(
  "%s of a new story has every anchor that its own views lead to",
  (name) => {
    const {document} = parseHTML(`<main>${readFileSync(join(PAGES, name), "utf8")}</main>`);
    const path = `/${name.replace(/(index)?\.md$/, "")}`;
    for (const place of document.querySelectorAll("[data-view]"))
      place.innerHTML = drawView(
        place.getAttribute("data-view") ?? "",
        {path, params: {}, options: {}},
        site
      ).body.text;
    const anchors = [...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute("href")!.slice(1));
    const ids = new Set([...document.querySelectorAll("[id]")].map(({id}) => id));
    expect(anchors.filter((anchor) => !/^\w+=/.test(anchor) && !ids.has(anchor))).toEqual([]);
  }
);
