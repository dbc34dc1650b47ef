import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {addSocialTags, originOf} from "../../site/framework/social.js";
import {pictureStyle, readTokens, renderer} from "../../site/features/publish/picture.js";
import {SHARE_SIZE, sharedOf, sharePath, shareSvg} from "../../site/features/publish/share.js";
import {blankDocument} from "../../site/features/publish/write.js";
import {Languages} from "../../site/framework/languages.js";
import {speak} from "../../site/words/words.js";
import {built, record} from "./built.js";
import {builtPages, DIST, documentOf} from "./files.js";

const image = {path: "figure/share.png", width: 1200, height: 630};
const tags = (origin: string | null, path = "orders/sample"): Record<string, string> => {
  const document = documentOf(
    '<!doctype html><html><head><title>T</title><meta name="description" content="A sample &amp; more."></head><body><h1>A  <a>sample</a>\n heading</h1></body></html>'
  );
  addSocialTags(document, {origin, path, image});
  const one = (element: Element, ...names: string[]) =>
    names.map((name) => element.getAttribute(name)).find((value) => value !== null) ?? "";
  return Object.fromEntries(
    [...document.querySelectorAll("meta, link")].map((element) => [
      one(element, "property", "name", "rel"),
      one(element, "content", "href")
    ])
  );
};

describe("the pictures of the built site", () => {
  it("are one for each page and figure, each another", () => {
    const paths = [
      ...builtPages().map(({path}) => sharePath(path.slice(1))),
      ...readdirSync(join(DIST, "embed")).map((name) => `share/figure/${name.replace(/\.html$/, ".png")}`),
      ...readdirSync(join(DIST, "es/embed")).map((name) => `share/es/figure/${name.replace(/\.html$/, ".png")}`)
    ];
    const contents = paths.map((path) => readFileSync(join(DIST, path)).toString("base64"));
    expect(paths.length).toBeGreaterThan(100);
    expect(new Set(contents).size).toBe(paths.length);
  });

  it("have labels of 10 px or more where they are shown 600 px wide, in each language", async () => {
    const tokens = readTokens();
    const options = {
      document: blankDocument(),
      style: pictureStyle(tokens, {themes: false}),
      paper: tokens.light.get("--paper")!
    };
    const small: string[] = [];
    for (const {code, words, site} of (await Languages.of("src", record, [])).all)
      for (const [id, make] of Object.entries(site.figures)) {
        const svg = speak(words, () => {
          const figure = make(site.tables);
          const shown = {title: figure.title, words: figure.subtitle, facts: [], figure};
          return shareSvg({...shown, language: {words, edition: site.edition}}, options);
        });
        const drawing = documentOf(`<body>${svg}</body>`).querySelector("svg svg")!;
        const [, , wide = 0] = (drawing.getAttribute("viewBox") ?? "").split(" ").map(Number);
        const scale = (Number(drawing.getAttribute("width")) / wide) * (600 / SHARE_SIZE.width);
        const sizes = [drawing, ...drawing.querySelectorAll("[font-size]")].map((one) =>
          Number(one.getAttribute("font-size"))
        );
        if (!(Math.min(...sizes.filter(Boolean)) * scale >= 10))
          small.push(`${code} ${id}: ${sizes.join()} at ${scale}`);
      }
    expect(small).toEqual([]);
  });

  it("have their figure, and the line below, in the language of the page", async () => {
    const {words, site} = (await Languages.of("src", record, [])).all[1]!;
    const figureOf = (id: string) => site.figures[id]?.(site.tables) ?? null;
    const tokens = readTokens();
    const svg = speak(words, () =>
      shareSvg(
        {...sharedOf(built("/es/"), figureOf), language: {words, edition: site.edition}},
        {document: blankDocument(), style: pictureStyle(tokens, {themes: false}), paper: tokens.light.get("--paper")!}
      )
    );
    expect(svg.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ")).toContain("El archivo de direcciones · edición del ");
    const drawn = await (await renderer())(svg, {width: SHARE_SIZE.width});
    expect(Buffer.from(drawn).equals(readFileSync(join(DIST, sharePath("es/"))))).toBe(true);
  });
});

describe("what a shared link shows", () => {
  it("is the page's heading and description, and no address where none is known", () => {
    expect(tags(null)).toEqual({
      description: "A sample & more.",
      "og:type": "article",
      "og:title": "A sample heading",
      "og:description": "A sample & more.",
      "twitter:card": "summary"
    });
  });

  it("has a canonical address and a picture where the site's own address is known", () => {
    expect(tags("https://news.example/addresses/")).toMatchObject({
      canonical: "https://news.example/addresses/orders/sample",
      "og:url": "https://news.example/addresses/orders/sample",
      "og:image": "https://news.example/addresses/figure/share.png",
      "og:image:width": "1200",
      "og:image:alt": "A sample heading. A sample & more.",
      "twitter:card": "summary_large_image"
    });
    expect(tags("https://news.example/", "")["canonical"]).toBe("https://news.example/");
  });

  it("takes the site's address from the environment, with or without a slash, and refuses what is none", () => {
    expect(originOf(undefined)).toBeNull();
    expect(originOf("")).toBeNull();
    expect(originOf("https://news.example/addresses")).toBe("https://news.example/addresses/");
    for (const wrong of ["news.example", "javascript:alert(1)", "https://news.example/?a=1"])
      expect(() => originOf(wrong)).toThrow(/DOCKETBOOK_ORIGIN is .*expected an address/);
  });
});
