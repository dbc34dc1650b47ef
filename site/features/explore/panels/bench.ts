import {button, element} from "./element.js";

/** The parts of the workbench that stand still. */
export interface Bench {
  element: HTMLElement;
  /** Where the editor goes. */
  editor: HTMLElement;
  /** Where what a run gave goes. */
  answers: HTMLElement;
  /** Where a reader's own files go. */
  files: HTMLElement;
  /** Where history goes. */
  history: HTMLElement;
  run: HTMLButtonElement;
  /** Says what is going on; null when nothing is, and then Cancel rests. */
  busy: (words: string | null) => void;
  say: (words: string) => void;
  /** Says to those who do not see it what stands in the page besides. */
  tell: (words: string) => void;
  /** Says what went wrong. */
  wrong: (words: string | null) => void;
}

export interface BenchOptions {
  run: () => void;
  cancel: () => void;
  share: () => void;
}

/** The frame of the workbench: the editor, its buttons, what is going on, and room for answers. */
export function bench({run, cancel, share}: BenchOptions): Bench {
  const runButton = button("Run", run, {class: "run", title: "Ctrl or Cmd and Enter"});
  const cancelButton = button("Cancel", cancel, {disabled: true});
  const status = element("p", {class: "going-on note", role: "status"});
  const told = element("p", {class: "unseen", role: "status"});
  const alert = element("p", {class: "wrong", role: "alert", hidden: true});
  const parts = {
    editor: element("div", {class: "editor"}),
    answers: element("div", {class: "answers"}),
    files: element("div", {class: "files"}),
    history: element("div")
  };
  return {
    ...parts,
    run: runButton,
    element: element(
      "div",
      {class: "bench"},
      parts.files,
      parts.editor,
      element("p", {class: "ways"}, runButton, cancelButton, button("Copy a link", share)),
      parts.history,
      status,
      told,
      alert,
      parts.answers
    ),
    busy(words) {
      const [rests, next] = words === null ? [cancelButton, runButton] : [runButton, cancelButton];
      const held = rests.ownerDocument.activeElement === rests;
      rests.disabled = true;
      next.disabled = false;
      // A button that rests loses the focus, and its reader the place.
      if (held) next.focus();
      status.textContent = words ?? "";
    },
    say: (words) => (status.textContent = words),
    tell: (words) => (told.textContent = words),
    wrong(words) {
      alert.hidden = words === null;
      alert.textContent = words ?? "";
    }
  };
}
