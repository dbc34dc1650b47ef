import type {SiteEdition, SiteTables} from "../../story/story.js";
import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {figureBlock} from "../../charts/figureblock.js";
import type {Figure} from "../../charts/figure.js";
import {html, trusted} from "../../ui/html.js";
import {dateInWords, verifiedInWords} from "../../ui/format.js";

const read = (name: string) =>
  readFileSync(new URL(`../../${name}.css`, import.meta.url), "utf8").replace(/@import[^;]+;/g, "");
const PAGE =
  "body{margin:0;padding:0 1rem}.figure{margin:1rem auto}.embed-foot{font:400 .85rem/1.5 var(--sans);color:var(--soft);max-width:60rem;margin:0 auto 1rem}";

/** A page with one figure for other sites to frame: no script, no font, nothing from anywhere; its style is in it and is all that its policy allows. */
export function embedPage(
  figure: Figure,
  {document, tables, edition}: {document: Document; tables: Pick<SiteTables, "sources">; edition: SiteEdition}
): string {
  const style = `${["style/tokens", "style/base", "charts/drawing", "charts/figure"].map(read).join("\n")}\n${PAGE}`;
  const hash = createHash("sha256").update(style).digest("base64");
  const page = html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${trusted(hash)}'; img-src 'self' data:; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${figure.title}</title>
<link rel="canonical" href="../${figure.page}#figure-${figure.id}">
<link rel="icon" href="data:,">
<style>${trusted(style)}</style>
</head>
<body>
<main>${figureBlock(figure, {document, sources: tables.sources, root: "../", alone: true})}</main>
<footer class="embed-foot">From <a href="../${figure.page}#figure-${figure.id}" target="_top">${edition.title}</a>, edition of ${dateInWords(edition.edition)}, ${verifiedInWords(edition.verified_through)}.</footer>
</body>
</html>
`;
  return page.text;
}
