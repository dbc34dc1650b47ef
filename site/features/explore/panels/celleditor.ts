import {closeBrackets, closeBracketsKeymap} from "@codemirror/autocomplete";
import {defaultKeymap, history, historyKeymap} from "@codemirror/commands";
import {bracketMatching, indentOnInput, StreamLanguage, syntaxHighlighting} from "@codemirror/language";
import {javascript} from "@codemirror/legacy-modes/mode/javascript";
import {setDiagnostics} from "@codemirror/lint";
import {EditorState, Prec} from "@codemirror/state";
import {drawSelection, EditorView, keymap, lineNumbers} from "@codemirror/view";
import {highlighting, theme} from "./editortheme.js";

export interface CellEditorOptions {
  /** What the editor is called, for those who do not see it. */
  label: string;
  text: string;
  /** Ctrl or Cmd and Enter. */
  run: () => void;
  /** The text was changed. */
  changed: () => void;
}

export interface CellEditor {
  text: () => string;
  /** Marks a line, from 1, with what is wrong in it; null takes the mark away. */
  mark: (error: {line: number; message: string} | null) => void;
}

/** An editor for JavaScript, in a shadow tree as the one for SQL, and left by Tab as that one. */
export function cellEditor(host: HTMLElement, {label, text, run, changed}: CellEditorOptions): CellEditor {
  const root = host.attachShadow({mode: "open"});
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        Prec.highest(keymap.of([{key: "Mod-Enter", run: () => (run(), true)}])),
        lineNumbers(),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        indentOnInput(),
        StreamLanguage.define(javascript),
        syntaxHighlighting(highlighting),
        theme,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({"aria-label": label}),
        EditorView.updateListener.of(({docChanged}) => docChanged && changed()),
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap])
      ]
    })
  });
  return {
    text: () => view.state.doc.toString(),
    mark(error) {
      const {doc} = view.state;
      const at = error && doc.line(Math.min(Math.max(1, error.line), doc.lines));
      view.dispatch(
        setDiagnostics(view.state, at ? [{severity: "error", message: error.message, from: at.from, to: at.to}] : [])
      );
    }
  };
}
