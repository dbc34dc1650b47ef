import {execFile} from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join, resolve} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {alternates, wordsOf} from "./built.js";
import {documentOf} from "./files.js";

/** A story of three pages that are made of the record alone. */
const STORY: Record<string, string> = {
  "package.json": '{"type": "module", "private": true}',
  "observablehq.config.ts":
    'import {docketbook} from "docketbook/site";\nexport default await docketbook({pages: [{name: "Cases", path: "/cases/"}, {name: "Orders", path: "/orders/"}, {name: "Claims", path: "/claims"}]});\n',
  "src/index.md": "# Home\n",
  "src/claims.md": '# Claims\n\n<div data-view="claims"></div>\n',
  "src/cases/index.md": '# Cases\n\n<div data-view="cases"></div>\n',
  "src/orders/index.md": '# Orders\n\n<div data-view="orders"></div>\n',
  "src/cases/[id].md": '<div data-view="case"></div>\n',
  "src/orders/[id].md": '<div data-view="order"></div>\n',
  "src/series/[id].md": '<div data-view="series-page"></div>\n',
  "src/[language]/claims.md": '<div data-view="page-head"></div>\n\n<div data-view="claims"></div>\n',
  "src/[language]/cases/index.md": '<div data-view="page-head"></div>\n\n<div data-view="cases"></div>\n',
  "src/[language]/orders/index.md": '<div data-view="page-head"></div>\n\n<div data-view="orders"></div>\n'
};
/** What adds French: the words, and the texts of the record. */
const FRENCH: Record<string, string> = {
  "src/words/fr.ts": `import {es, type Words} from "docketbook/client";
const fr: Words = {
  ...es,
  code: "fr",
  name: "français",
  locale: "fr-FR",
  listLocale: "fr-FR",
  shell: {...es.shell, switch: "Français", pages: "Pages du site"},
  pages: {},
  listPages: {
    "/cases/": ["Affaires", "Chaque affaire."],
    "/orders/": ["Ordonnances", "Chaque ordonnance."],
    "/claims": ["Affirmations", "Chaque affirmation."]
  }
};
export default fr;
`
};

describe("a language that a story adds", () => {
  let folder = "";
  const run = () =>
    new Promise<{status: number | null; said: string}>((done) => {
      const child = execFile(
        process.execPath,
        [resolve("bin/docketbook.js"), "build"],
        {cwd: folder, maxBuffer: 2 ** 26},
        (_, stdout, stderr) => done({status: child.exitCode, said: `${stdout}${stderr}`})
      );
    });
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "docketbook-language-"));
    cpSync("test/record", join(folder, "data"), {recursive: true});
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(resolve("."), join(folder, "node_modules/docketbook"));
    for (const [path, text] of Object.entries({...STORY, ...FRENCH})) {
      mkdirSync(dirname(join(folder, path)), {recursive: true});
      writeFileSync(join(folder, path), text);
    }
  });
  afterAll(() => rmSync(folder, {recursive: true, force: true}));

  it("needs two files, the words and the texts, and has its pages", {timeout: 600_000}, async () => {
    const {textHash} = await import("../../loaders/rules/translations.js");
    const orders = readFileSync(join(folder, "data/orders.yaml"), "utf8");
    const [, id = ""] = /^- id: (\S+)/m.exec(orders) ?? [];
    const [, title = ""] = /^ {2}title: (.+)$/m.exec(orders) ?? [];
    mkdirSync(join(folder, "data/translations"));
    writeFileSync(
      join(folder, "data/translations/fr.csv"),
      `table_name,row_id,column_name,hash,text\norders,${id},title,${textHash(title)},Une ordonnance traduite\n`
    );
    const {status, said} = await run();
    expect([status, said]).toEqual([0, expect.stringContaining("dist holds the site")]);
    const page = (path: string) => documentOf(readFileSync(join(folder, "dist", path), "utf8"));
    expect(readdirSync(join(folder, "dist/fr")).sort()).toEqual([
      "calendar.ics",
      "cases",
      "claims.html",
      "embed",
      "feed.xml",
      "figure",
      "orders"
    ]);
    const frame = page("fr/embed/law-on-any-date.html");
    expect(frame.documentElement.getAttribute("lang")).toBe("fr");
    expect(frame.querySelector("footer a")?.getAttribute("href")).toMatch(/^\.\.\/\.\.\//);
    const list = page("fr/orders/index.html");
    expect(list.documentElement.getAttribute("lang")).toBe("fr");
    expect(wordsOf(list.querySelector("h1"))).toBe("Ordonnances");
    expect(wordsOf(list.querySelector("#list table"))).toContain("Une ordonnance traduite");
    expect([...list.querySelectorAll("nav.site a")].map(wordsOf)).toEqual(["Affaires", "Ordonnances", "Affirmations"]);
    expect(alternates(page("orders/index.html"))).toEqual([
      ["en", "../orders/"],
      ["fr", "../fr/orders/"],
      ["x-default", "../orders/"]
    ]);
    expect(existsSync(join(folder, "dist/es"))).toBe(false);
  });
});
