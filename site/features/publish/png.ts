import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {initWasm, Resvg} from "@resvg/resvg-wasm";
import subsetFont from "subset-font";

const require = createRequire(import.meta.url);
const FONTS = [
  ["@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2", 400],
  ["@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2", 600],
  ["@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2", 600]
] as const;
const CHARACTERS = `${String.fromCodePoint(...Array.from({length: 95}, (_, index) => 32 + index))}§·×áéíóúñü–—‘’“”…→✕`;

export type Render = (svg: string, options?: {width?: number}) => Uint8Array;

let ready: Promise<void> | undefined;

/** A renderer of SVG to PNG that uses the site's own fonts and none of the machine's: the same picture gives the same bytes anywhere. */
export async function renderer(): Promise<Render> {
  ready ??= readFile(require.resolve("@resvg/resvg-wasm/index_bg.wasm")).then((bytes) => initWasm(bytes));
  await ready;
  const cut = async ([file, wght]: (typeof FONTS)[number]) =>
    subsetFont(await readFile(require.resolve(file)), CHARACTERS, {targetFormat: "sfnt", variationAxes: {wght}});
  const fontBuffers = await Promise.all(FONTS.map(cut));
  return (svg, {width} = {}) => {
    const image = new Resvg(svg, {
      fitTo: width === undefined ? {mode: "zoom", value: 2} : {mode: "width", value: width},
      font: {fontBuffers, defaultFontFamily: "Public Sans", loadSystemFonts: false}
    });
    try {
      return image.render().asPng();
    } finally {
      image.free();
    }
  };
}
