import {createHash} from "node:crypto";
import {mkdir, readFile, writeFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {join} from "node:path";
import subsetFont from "subset-font";

const require = createRequire(import.meta.url);

/** Latin text as English and Spanish write it, with the signs that prose, tables and charts use. */
const CHARACTERS = `${String.fromCodePoint(...Array.from({length: 95}, (_, index) => 32 + index))}\u00a0§©·×áéíóúñüçèêàâôöäÁÉÍÓÚÑÜ–—‘’“”…•→←↑↓−≤≥½¿¡°†`;

interface Face {
  family: string;
  file: string;
  style: "normal" | "italic";
  weight: string;
  axes: Record<string, number | {min: number; max: number}>;
  /** Needed by the first screen of every page. */
  first: boolean;
}

/** The font of charts, which frames of other sites are drawn in, too. */
const CHARTS = "Public Sans";
/** Text keeps the font that it began with: one that comes late would break lines anew under a reader's eyes. The next page has it. */
const SERIF_FAMILY = "Source Serif 4";
const SERIF = "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght";
const FACES: Face[] = [
  {
    family: SERIF_FAMILY,
    file: `${SERIF}-normal.woff2`,
    style: "normal",
    weight: "400 700",
    axes: {wght: {min: 400, max: 700}},
    first: true
  },
  {
    family: SERIF_FAMILY,
    file: `${SERIF}-italic.woff2`,
    style: "italic",
    weight: "400",
    axes: {wght: 400},
    first: false
  },
  {
    family: CHARTS,
    file: "@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2",
    style: "normal",
    weight: "400 700",
    axes: {wght: {min: 400, max: 700}},
    first: true
  }
];

const nameOf = ({family, style}: Face) => `${family.toLowerCase().replaceAll(" ", "-")}-${style}`;

/** The fonts that the first screen of every page needs. */
export const FIRST_FONTS: readonly string[] = FACES.filter(({first}) => first).map((face) => `${nameOf(face)}.woff2`);

/** The rule that names the font of charts in the site's style sheet; its file lies beside that. */
export const chartFont = (css: string): string =>
  new RegExp(`@font-face\\{font-family:"${CHARTS}"[^}]*\\}`).exec(css)?.[0] ?? "";

/** Writes the site's own fonts, cut down to the characters that it uses. Returns the style sheet that names them. */
export async function buildFonts(out: string): Promise<string> {
  await mkdir(out, {recursive: true});
  const rules: string[] = [];
  for (const face of FACES) {
    const {family, file, style, weight, axes} = face;
    const bytes = await subsetFont(await readFile(require.resolve(file)), CHARACTERS, {
      targetFormat: "woff2",
      variationAxes: axes
    });
    const name = nameOf(face);
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
    // Framework gives a preloaded file the name with the hash; the style sheet asks for the same one, here and in the preview.
    await writeFile(join(out, `${name}.woff2`), bytes);
    await writeFile(join(out, `${name}.${hash}.woff2`), bytes);
    rules.push(
      `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};font-display:${family === SERIF_FAMILY ? "optional" : "swap"};src:url(./${name}.${hash}.woff2) format("woff2")}`
    );
  }
  return rules.join("\n");
}
