import {en, type Words} from "./en.js";

export type {Words} from "./en.js";

// A page is drawn in one go, and in one language: what draws it asks for the words, instead of every function handing them on.
let spoken: Words = en;

/** The words of the language that is being drawn; in a browser, of the page's own. */
export const words = (): Words => spoken;

/** Draws in a language. What is drawn must be done when the function returns. */
export function speak<T>(language: Words, draw: () => T): T {
  const before = spoken;
  spoken = language;
  try {
    return draw();
  } finally {
    spoken = before;
  }
}

/** Of texts by language, the one of the language that is being drawn; English where it has none. */
export const choose = <T>(texts: {en: T} & Readonly<Record<string, T>>): T => texts[spoken.code] ?? texts.en;
