import {words} from "../../../words/words.js";
import {copyButton} from "../../../ui/copybutton.js";
import {html} from "../../../ui/dom.js";
import type {TimelineEvent} from "./rows.js";
import {readState, writeState} from "./state.js";

export interface Card {
  /** Opens the card of an event; `item` is where the page tells it in full. */
  open: (event: TimelineEvent, item: Element | null) => void;
  /** Lists events that share one mark. */
  choose: (events: readonly TimelineEvent[]) => void;
  /** Closes it without a word to `closed`: that is for what the reader does. */
  close: () => void;
  /** The event whose card is open. */
  event: () => string | null;
}

export interface CardActions {
  closed: () => void;
  step: (by: 1 | -1) => void;
  pick: (id: string) => void;
  zoomTo: (events: readonly TimelineEvent[]) => void;
}

/** Copies the address of an event in the list: a link to it is handed on, in the card and in the list alike. */
export function linkButton(document: Document, {id, title}: {id: string; title: string}): HTMLButtonElement {
  /** With the filter and the span as they are when it is copied; a card that is open is the event itself. */
  const address = () => {
    const {origin, pathname, search} = document.location;
    return `${origin}${pathname}${writeState({...readState(search), event: null})}#${id}`;
  };
  const says = {
    copy: words().timeline.copyLink,
    copied: words().shell.copied,
    get selectAndCopy() {
      return address();
    }
  };
  const button = copyButton(document, says, address, {name: `${words().timeline.copyLink}: ${title}`});
  button.className = "copy";
  return button;
}

/** A dialog that shows what the list says of an event: the same words, the same sources, one place to keep them right. */
export function card(document: Document, parent: Element, {closed, step, pick, zoomTo}: CardActions): Card {
  let current: string | null = null;
  const make = (
    name: keyof HTMLElementTagNameMap,
    attributes: Record<string, string> = {},
    ...children: (Node | string)[]
  ) => html(document, name, attributes, ...children);
  const button = (says: string, act: () => void, attributes: Record<string, string> = {}) => {
    const element = make("button", {type: "button", ...attributes}, says);
    element.addEventListener("click", act);
    return element;
  };
  const body = make("div", {class: "timeline-card-body", tabindex: "-1"});
  const previous = button("←", () => step(-1), {
    "aria-label": words().timeline.previous,
    title: words().timeline.previous
  });
  const next = button("→", () => step(1), {"aria-label": words().timeline.next, title: words().timeline.next});
  const close = button(words().timeline.close, () => dialog.close());
  // Who steps from card to card keeps the focus on the button, and hears here which card came.
  const heard = make("p", {class: "unseen", role: "status"});
  const dialog = make(
    "dialog",
    {class: "timeline-card", "aria-label": words().timeline.mark},
    make("div", {class: "timeline-card-tools"}, previous, next, close),
    heard,
    body
  ) as HTMLDialogElement;
  parent.append(dialog);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    // The word of a closing comes late: by then Forward may have opened the next card.
    if (dialog.open) return;
    const was = current;
    current = null;
    if (was !== null) closed();
  });
  const show = (name: string, content: Node[]) => {
    dialog.setAttribute("aria-label", name);
    body.replaceChildren(...content);
    heard.textContent = dialog.open ? name : "";
    if (!dialog.open) {
      dialog.showModal();
      // The text first; who steps from card to card keeps the button under the finger.
      body.focus();
    }
    body.scrollTop = 0;
  };

  return {
    open(event, item) {
      current = event.id;
      previous.hidden = next.hidden = false;
      const whole = item?.querySelector(".event-full") ?? item;
      const copy = whole?.cloneNode(true) as Element | undefined;
      copy?.removeAttribute("id");
      copy?.removeAttribute("hidden");
      for (const element of copy?.querySelectorAll("[id]") ?? []) element.removeAttribute("id");
      const told = make(
        "div",
        {class: item?.className ?? ""},
        make("div", {class: "event-full"}, ...(copy?.childNodes ?? []))
      );
      // A copy of the list's button would do nothing.
      for (const link of told.querySelectorAll(`.ways :is(a[href="#${event.id}"], .copy)`))
        link.replaceWith(linkButton(document, event));
      show(`${event.title}, ${event.words}`, copy ? [told] : [make("h2", {}, event.title), make("p", {}, event.words)]);
    },
    choose(events) {
      current = null;
      previous.hidden = next.hidden = true;
      const items = events.map(({id, title, words}) =>
        make(
          "li",
          {},
          button(title, () => pick(id)),
          make("span", {}, words)
        )
      );
      const zoom = button(words().timeline.zoomTo, () => {
        dialog.close();
        zoomTo(events);
      });
      show(words().timeline.gathered(events.length), [
        make("h2", {}, words().timeline.gathered(events.length)),
        make("p", {}, zoom),
        make("ul", {class: "timeline-choice"}, ...items)
      ]);
    },
    close() {
      current = null;
      if (dialog.open) dialog.close();
    },
    event: () => current
  };
}
