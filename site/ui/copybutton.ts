import type {PageSays} from "./pagesays.js";

/** How long a button says that it has copied, in milliseconds. */
const SAID = 4000;

/**
 * A button that copies a text and says so, until some seconds have passed or the focus goes on.
 * @param name what a screen reader calls it, where its word alone would not say what it copies
 */
export function copyButton(
  document: Document,
  {copy, copied, selectAndCopy}: Pick<PageSays, "copy" | "copied" | "selectAndCopy">,
  text: () => string,
  name?: string
): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-live", "polite");
  let timer = 0;
  const rest = () => {
    window.clearTimeout(timer);
    button.textContent = copy;
    if (name !== undefined) button.setAttribute("aria-label", name);
  };
  const say = (words: string) => {
    button.textContent = words;
    button.removeAttribute("aria-label");
    window.clearTimeout(timer);
    timer = window.setTimeout(rest, SAID);
  };
  button.addEventListener("click", () => {
    navigator.clipboard.writeText(text()).then(
      () => say(copied),
      () => say(selectAndCopy)
    );
  });
  button.addEventListener("blur", rest);
  rest();
  return button;
}
