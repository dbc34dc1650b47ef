import {capital} from "../../ui/format.js";

/** A reader's words for what was thrown: the class of an error is the programmer's. */
export const plainly = (message: string): string => capital(message.replace(/^\w*Error: /, "")).replace(/[.\s]*$/, ".");

export interface Refusal {
  /** Says by an input why nothing is drawn. It is `wrong` where other values would be drawn, and not where a table could not be had. */
  report: (control: Element, words: string, wrong: boolean) => void;
  /** Takes everything back that was said. */
  clear: () => void;
}

/** What a cell says by its inputs while it draws nothing new, and above the picture that is left standing. */
export function refusal(section: HTMLElement): Refusal {
  const {ownerDocument: document} = section;
  const message = document.createElement("p");
  message.className = "cell-wrong";
  message.setAttribute("role", "alert");
  message.id = `${section.id}-wrong`;
  const before = document.createElement("p");
  before.className = "cell-before";
  before.textContent = "Chart shows your last valid values: nothing was drawn for those above.";
  let at: Element | null = null;
  const described = (control: Element, add: boolean) => {
    const others = (control.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .filter((id) => id !== "" && id !== message.id);
    const ids = add ? [message.id, ...others] : others;
    if (ids.length > 0) control.setAttribute("aria-describedby", ids.join(" "));
    else control.removeAttribute("aria-describedby");
  };
  const clear = () => {
    message.remove();
    before.remove();
    at?.removeAttribute("aria-invalid");
    if (at) described(at, false);
    at = null;
  };
  return {
    report(control, words, wrong) {
      // Said once: a screen reader hears what is put in anew.
      if (at === control && message.textContent === words && control.hasAttribute("aria-invalid") === wrong) return;
      clear();
      at = control;
      message.textContent = words;
      control.closest(".cell-input")?.append(message);
      described(control, true);
      if (wrong) control.setAttribute("aria-invalid", "true");
      section.querySelector("figure")?.before(before);
    },
    clear
  };
}
