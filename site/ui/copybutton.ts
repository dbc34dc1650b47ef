import type {PageSays} from "./pagesays.js";

/** How long a button says that it has copied, in milliseconds. */
const SAID = 4000;

/** Puts a text on the clipboard, and where it has italics the same with them, for a word processor to take; the text alone where a browser takes no more. */
async function write(text: string, html: string | null): Promise<void> {
  const {clipboard} = navigator;
  const as = (type: string, words: string) => ({[type]: new Blob([words], {type})});
  try {
    if (html !== null)
      return await clipboard.write([new ClipboardItem({...as("text/plain", text), ...as("text/html", html)})]);
  } catch {
    // An older browser, or one that asks first.
  }
  return clipboard.writeText(text);
}

/**
 * A button that copies a text and says so, until some seconds have passed or the focus goes on.
 * @param options `name`: what a screen reader calls it, where its word alone would not say what it copies; `html`: the text as marked up
 */
export function copyButton(
  document: Document,
  says: Pick<PageSays, "copy" | "copied" | "selectAndCopy">,
  text: () => string,
  {name, html = null}: {name?: string; html?: string | null} = {}
): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-live", "polite");
  let timer = 0;
  const rest = () => {
    window.clearTimeout(timer);
    button.textContent = says.copy;
    if (name !== undefined) button.setAttribute("aria-label", name);
  };
  const say = (words: string) => {
    button.textContent = words;
    button.removeAttribute("aria-label");
    window.clearTimeout(timer);
    timer = window.setTimeout(rest, SAID);
  };
  button.addEventListener("click", () => {
    write(text(), html).then(
      () => say(says.copied),
      () => say(says.selectAndCopy)
    );
  });
  button.addEventListener("blur", rest);
  rest();
  return button;
}
