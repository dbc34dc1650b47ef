import {button, html} from "../../../ui/dom.js";

/** The parts of the workbench that stand still. */
export interface Bench {
  element: HTMLElement;
  /** Where the editor goes. */
  editor: HTMLElement;
  /** Where what a run gave goes. */
  results: HTMLElement;
  /** Where a reader's own files go. */
  files: HTMLElement;
  /** Where history goes. */
  history: HTMLElement;
  run: HTMLButtonElement;
  /** Says what is going on; null when nothing is, and then Cancel rests. */
  busy: (words: string | null) => void;
  report: (words: string) => void;
  /** Says to those who do not see it what stands in the page besides. */
  announce: (words: string) => void;
  /** Says of which query the answer is, where the editor holds another; null takes that away. */
  answerOf: (query: string | null) => void;
  /** Says what went wrong. */
  wrong: (words: string | null) => void;
}

export interface BenchOptions {
  run: () => void;
  cancel: () => void;
  /** Puts the query that was answered back into the editor. */
  putBack: () => void;
  share: () => void;
}

/** The frame of the workbench: the editor, its buttons, what is going on, and room for answers. */
export function bench({run, cancel, putBack, share}: BenchOptions): Bench {
  const runButton = button(document, "Run", run, {class: "run", title: "Ctrl or Cmd and Enter"});
  const cancelButton = button(document, "Cancel", cancel, {disabled: true});
  const status = html(document, "p", {class: "going-on note", role: "status"});
  // Seconds are not read aloud: they would drown the words.
  const seconds = html(document, "span", {class: "seconds note", "aria-hidden": "true"});
  let ticking: ReturnType<typeof setInterval> | undefined;
  const told = html(document, "p", {class: "unseen", role: "status"});
  const query = html(document, "code", {});
  const of = html(
    document,
    "p",
    {class: "answer-of note", hidden: true},
    "The answer below is for a different query than the one in the editor: ",
    query,
    " ",
    button(document, "Put it back in the editor", putBack)
  );
  const alert = html(document, "p", {class: "wrong", role: "alert", hidden: true});
  const parts = {
    editor: html(document, "div", {class: "editor"}),
    results: html(document, "div", {class: "answers"}),
    files: html(document, "div", {class: "files"}),
    history: html(document, "div")
  };
  return {
    ...parts,
    run: runButton,
    element: html(
      document,
      "div",
      {class: "bench"},
      parts.files,
      parts.editor,
      html(document, "p", {class: "ways"}, runButton, cancelButton, button(document, "Copy a link", share)),
      parts.history,
      html(document, "div", {class: "going"}, status, seconds),
      told,
      alert,
      of,
      parts.results
    ),
    busy(words) {
      const [rests, next] = words === null ? [cancelButton, runButton] : [runButton, cancelButton];
      const held = rests.ownerDocument.activeElement === rests;
      rests.disabled = true;
      next.disabled = false;
      // A button that rests loses the focus, and its reader the place.
      if (held) next.focus();
      status.textContent = words ?? "";
      if (words === null) {
        clearInterval(ticking);
        ticking = undefined;
        seconds.textContent = "";
      } else if (ticking === undefined) {
        const started = performance.now();
        ticking = setInterval(
          () => (seconds.textContent = `${Math.round((performance.now() - started) / 1000)} s`),
          1000
        );
      }
    },
    report: (words) => (status.textContent = words),
    announce: (words) => (told.textContent = words),
    answerOf(words) {
      of.hidden = words === null;
      const line = (words ?? "").replace(/\s+/g, " ");
      query.textContent = line.length > 160 ? `${line.slice(0, 159)}…` : line;
    },
    wrong(words) {
      alert.hidden = words === null;
      alert.textContent = words ?? "";
    }
  };
}
