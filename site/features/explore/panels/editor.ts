import {autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap} from "@codemirror/autocomplete";
import {defaultKeymap, history, historyKeymap} from "@codemirror/commands";
import {keywordCompletionSource, schemaCompletionSource, sql} from "@codemirror/lang-sql";
import {bracketMatching, syntaxHighlighting} from "@codemirror/language";
import {lintGutter, lintKeymap, setDiagnostics} from "@codemirror/lint";
import {Compartment, EditorState, Prec} from "@codemirror/state";
import {drawSelection, EditorView, keymap, lineNumbers} from "@codemirror/view";
import {dialectOf, functionSource} from "./dialect.js";
import {highlighting, theme} from "./editortheme.js";

/** What completion knows: the columns of each table, and the engine's functions once they are asked. */
export interface Vocabulary {
  tables: Readonly<Record<string, readonly string[]>>;
  functions: readonly string[];
}

export interface EditorOptions {
  /** What the editor is called, for those who do not see it. */
  label: string;
  text: string;
  vocabulary: Vocabulary;
  /** Ctrl or Cmd and Enter. */
  run: () => void;
  /** The text was changed. */
  changed: (text: string) => void;
}

export interface Editor {
  /** What is selected, or everything, and where it starts. */
  wanted: () => {text: string; from: number};
  text: () => string;
  setText: (text: string) => void;
  setVocabulary: (vocabulary: Vocabulary) => void;
  /** Marks an error at its place; null takes the mark away. */
  mark: (error: {from: number; to: number; message: string} | null) => void;
  focus: () => void;
}

/**
 * A SQL editor. It lies in a shadow tree, where CodeMirror's style is a sheet of its own: the page's policy allows no style element.
 * Tab leaves it, as everywhere else on the page.
 */
export function editor(host: HTMLElement, {label, text, vocabulary, run, changed}: EditorOptions): Editor {
  const root = host.attachShadow({mode: "open"});
  const language = new Compartment();
  const languageOf = ({tables, functions}: Vocabulary) => {
    const dialect = dialectOf(functions);
    const support = sql({dialect});
    const schema = Object.fromEntries(Object.entries(tables).map(([table, columns]) => [table, [...columns]]));
    return [
      support.language,
      dialect.language.data.of({autocomplete: schemaCompletionSource({dialect, schema})}),
      dialect.language.data.of({autocomplete: keywordCompletionSource(dialect, true)}),
      dialect.language.data.of({autocomplete: functionSource(functions, tables)})
    ];
  };
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        Prec.highest(keymap.of([{key: "Mod-Enter", run: () => (run(), true)}])),
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        autocompletion(),
        syntaxHighlighting(highlighting),
        theme,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({"aria-label": label}),
        EditorView.updateListener.of(({docChanged, state}) => {
          if (docChanged) changed(state.doc.toString());
        }),
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap]),
        language.of(languageOf(vocabulary))
      ]
    })
  });
  return {
    wanted() {
      const {from, to} = view.state.selection.main;
      return from === to ? {text: view.state.doc.toString(), from: 0} : {text: view.state.sliceDoc(from, to), from};
    },
    text: () => view.state.doc.toString(),
    setText: (next) =>
      view.dispatch({changes: {from: 0, to: view.state.doc.length, insert: next}, selection: {anchor: 0}}),
    setVocabulary: (next) => view.dispatch({effects: language.reconfigure(languageOf(next))}),
    mark(error) {
      const length = view.state.doc.length;
      view.dispatch(
        setDiagnostics(
          view.state,
          error
            ? [
                {
                  severity: "error",
                  message: error.message,
                  from: Math.min(error.from, length),
                  to: Math.min(error.to, length)
                }
              ]
            : []
        )
      );
      if (error) view.dispatch({selection: {anchor: Math.min(error.from, length)}, scrollIntoView: true});
    },
    focus: () => view.focus()
  };
}
