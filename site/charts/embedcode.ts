import {copyButton} from "../ui/copybutton.js";
import {pageSays} from "../ui/pagesays.js";
import {SITE_ADDRESS} from "./figureblock.js";

/** Puts the site's own address into codes to copy, and takes away the line that asks for it. */
export function fillEmbedCode(within: ParentNode, site: string): void {
  for (const code of within.querySelectorAll("pre[data-embed]"))
    code.textContent = code.textContent.replaceAll(`"${SITE_ADDRESS}`, `"${site}`);
  for (const line of within.querySelectorAll(".embed-site")) line.remove();
}

/** Makes the codes under charts ready to copy when they are opened: the site's address is where the page is, and a button copies each. */
export function enhanceEmbedCode(document: Document): void {
  document.addEventListener(
    "toggle",
    ({target}) => {
      const fold = target as HTMLElement;
      if (!fold.matches(".figure-embed[open]") || fold.querySelector("button")) return;
      const embed = fold.parentElement?.querySelector<HTMLAnchorElement>(".figure-ways a[href*='embed/']");
      // The end of the address of a figure to frame, from the site's root on.
      const end = new RegExp(`(?:${document.documentElement.lang}/)?embed/[^/]*$`);
      if (embed) fillEmbedCode(fold, embed.href.replace(end, ""));
      const says = pageSays(document);
      const frame = fold.querySelector("pre");
      if (frame) {
        // A dark page that does not say so by its color-scheme gets the code that keeps to dark.
        const dark = document.createElement("input");
        dark.type = "checkbox";
        dark.addEventListener("change", () => {
          const address = /(src="[^"?]*)(?:\?theme=dark)?"/;
          frame.textContent = frame.textContent.replace(address, `$1${dark.checked ? "?theme=dark" : ""}"`);
        });
        const label = document.createElement("label");
        label.append(dark, " ", says.darkPage);
        frame.before(label);
      }
      for (const code of fold.querySelectorAll("pre")) {
        const button = copyButton(document, says, () => code.textContent);
        button.addEventListener("click", () => document.getSelection()?.selectAllChildren(code));
        code.after(button);
      }
    },
    true
  );
}
