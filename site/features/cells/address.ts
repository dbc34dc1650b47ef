import {fromText} from "../../ui/fromtext.js";

/** What Inputs give: an element with a value, which it tells of by an `input` event. */
export type InputElement<T> = HTMLElement & {value: T};

const same = (a: unknown, b: unknown): boolean => String(a) === String(b);

/** Gives a name to the part of a range that has none: its slider. */
function nameControls(input: HTMLElement): void {
  const words = input.querySelector("label")?.textContent ?? "";
  for (const control of input.querySelectorAll<HTMLInputElement>("input[type=range]"))
    if (words && !control.labels?.length) control.setAttribute("aria-label", words);
}

/** Has the links to the page's cells in the workbench bring what the page's address holds. */
function linkCells(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".cell-open a"))
    link.hash = link.hash.replace(/(?:\?.*)?$/, location.search);
}

/**
 * Keeps an input's value in the page's address, `?year=2021`, so that a link brings it back: `view(inAddress("year", Inputs.range(…)))`. The
 * value that the input begins with needs no mention. What the address holds and the input does not take is ignored.
 * @param name the parameter
 * @param input an input of numbers, texts, booleans or lists of texts
 */
export function inAddress<T>(name: string, input: InputElement<T>): InputElement<T> {
  const initial = input.value;
  nameControls(input);
  const given = new URL(location.href).searchParams.get(name);
  if (given !== null) {
    const wanted = fromText(given, initial) as T;
    input.value = wanted;
    if (!same(input.value, wanted)) input.value = initial;
    linkCells();
  }
  let waiting: ReturnType<typeof setTimeout> | undefined;
  input.addEventListener("input", () => {
    // A slider tells of every step, and browsers allow an address only so many changes.
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const address = new URL(location.href);
      if (same(input.value, initial)) address.searchParams.delete(name);
      else address.searchParams.set(name, String(input.value));
      history.replaceState(history.state, "", address);
      linkCells();
    }, 200);
  });
  return input;
}
