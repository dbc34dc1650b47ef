declare module "subset-font" {
  interface Options {
    targetFormat: "woff2" | "woff" | "sfnt";
    variationAxes?: Record<string, number | {min: number; max: number}>;
  }
  export default function subsetFont(font: Uint8Array, characters: string, options: Options): Promise<Uint8Array>;
}
