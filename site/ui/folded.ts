/**
 * A text as a reader's words are looked for in it: without case, accents or the ways in which one sign is written, such as a letter with its
 * accent apart from it, or an apostrophe that is straight or bent.
 */
export const folded = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐‒–—−]/g, "-")
    .toLowerCase();
