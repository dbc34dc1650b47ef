/** What of the library is used here; it has no types of its own. */
declare module "edtf" {
  export function parse(
    text: string,
    options: {level: number; types: string[]}
  ): {values: number[]; uncertain?: boolean; approximate?: boolean};
}
