import {HighlightStyle, bracketMatching, indentOnInput, StreamLanguage, syntaxHighlighting} from "@codemirror/language";
import {EditorView, drawSelection, keymap, lineNumbers, type KeyBinding} from "@codemirror/view";
import {tags} from "@lezer/highlight";
import {
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  type CompletionSource,
  autocompletion,
  completionKeymap
} from "@codemirror/autocomplete";
import {defaultKeymap, history, historyKeymap} from "@codemirror/commands";
import {javascript} from "@codemirror/legacy-modes/mode/javascript";
import {setDiagnostics, lintGutter, lintKeymap} from "@codemirror/lint";
import {EditorState, Prec, Compartment, StateField, type Extension, type Text} from "@codemirror/state";
import {PostgreSQL, SQLDialect, schemaCompletionSource, sql} from "@codemirror/lang-sql";
import {quoteName} from "../sql/quote.js";
import {isReserved} from "../sql/reserved.js";

/** The site's colors on SQL; none of them says anything by itself. */
const highlighting = HighlightStyle.define([
  {tag: [tags.keyword, tags.operatorKeyword], color: "var(--category-1)", fontWeight: "600"},
  {tag: [tags.string, tags.special(tags.string)], color: "var(--category-3)"},
  {tag: [tags.number, tags.bool, tags.null], color: "var(--category-2)"},
  {tag: tags.standard(tags.name), color: "var(--category-4)"},
  {tag: tags.typeName, color: "var(--category-5)"},
  {tag: tags.comment, color: "var(--soft)", fontStyle: "italic"}
]);

const theme = EditorView.theme({
  "&": {
    background: "var(--raised)",
    color: "var(--ink)",
    fontSize: "0.9rem",
    border: "1px solid var(--rule)",
    borderRadius: "3px"
  },
  "&.cm-focused": {outline: "3px solid var(--barred)", outlineOffset: "2px"},
  ".cm-scroller": {
    fontFamily: "ui-monospace, SFMono-Regular, Consolas, monospace",
    lineHeight: "1.5",
    minHeight: "9rem",
    maxHeight: "26rem",
    overflow: "auto"
  },
  ".cm-content": {caretColor: "var(--ink)"},
  ".cm-cursor": {borderLeftColor: "var(--ink)"},
  ".cm-gutters": {background: "var(--paper)", color: "var(--soft)", border: "none"},
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "color-mix(in srgb, var(--barred) 30%, transparent)"
  },
  ".cm-tooltip": {
    background: "var(--raised)",
    color: "var(--ink)",
    border: "1px solid var(--rule)",
    fontFamily: "var(--sans)",
    fontSize: "0.85rem"
  },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": {background: "var(--barred)", color: "var(--paper)"},
  ".cm-completionDetail": {color: "inherit", opacity: "0.75"},
  ".cm-diagnostic-error": {borderLeftColor: "var(--accent)"}
});

export interface EditorOptions {
  /** What the editor is called, for those who do not see it. */
  label: string;
  text: string;
  /** Ctrl or Cmd and Enter. */
  run: () => void;
  /** The text was changed. */
  changed: () => void;
}

interface Problem {
  from: number;
  to: number;
  message: string;
}

/**
 * Types over what is selected. Left to itself, Chromium writes the color of what was there into the page as an inline style, which the
 * page's policy forbids, and complains of it.
 */
const typeOver = EditorView.domEventHandlers({
  beforeinput({inputType, data}, view) {
    const {from, to} = view.state.selection.main;
    if (inputType !== "insertText" || !data || from === to || view.composing) return false;
    const insert = () =>
      view.state.update(view.state.replaceSelection(data), {userEvent: "input.type", scrollIntoView: true});
    if (!view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, data, insert)))
      view.dispatch(insert());
    return true;
  }
});

/**
 * An editor in a shadow tree, where CodeMirror's style is a sheet of its own: the page's policy allows no style element. Tab leaves it, as
 * everywhere else on the page.
 */
function codeEditor(
  host: HTMLElement,
  {label, text, run, changed}: EditorOptions,
  extensions: readonly Extension[],
  keys: readonly KeyBinding[] = []
) {
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
        syntaxHighlighting(highlighting),
        theme,
        EditorView.lineWrapping,
        typeOver,
        EditorView.contentAttributes.of({"aria-label": label}),
        EditorView.updateListener.of(({docChanged}) => docChanged && changed()),
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...keys]),
        ...extensions
      ]
    })
  });
  return {
    view,
    text: () => view.state.doc.toString(),
    mark: (problem: Problem | null) =>
      view.dispatch(setDiagnostics(view.state, problem ? [{severity: "error", ...problem}] : []))
  };
}

export interface CellEditor {
  text: () => string;
  /** The line that it began to show its text from, where that is now. */
  line: () => number;
  /** Marks a line, from 1, with what is wrong in it; null takes the mark away. */
  mark: (error: {line: number; message: string} | null) => void;
}

/** An editor for JavaScript, which shows its text from a line on. */
export function cellEditor(host: HTMLElement, {line, ...options}: EditorOptions & {line: number}): CellEditor {
  // The mode calls names of properties by a word that the editor does not know, and would complain of.
  const language = StreamLanguage.define({...javascript, tokenTable: {property: tags.propertyName}});
  const lineOf = (doc: Text, wanted: number) => doc.line(Math.min(Math.max(1, wanted), doc.lines));
  const begin = StateField.define<number>({
    create: ({doc}) => lineOf(doc, line).from,
    update: (place, {changes}) => changes.mapPos(place)
  });
  const {view, text, mark} = codeEditor(host, options, [indentOnInput(), language, begin]);
  const from = view.state.field(begin);
  if (from > 0)
    view.dispatch({selection: {anchor: from}, effects: EditorView.scrollIntoView(from, {y: "start", yMargin: 0})});
  return {
    text,
    line: () => view.state.doc.lineAt(view.state.field(begin)).number,
    mark(error) {
      const at = error && lineOf(view.state.doc, error.line);
      mark(at && {message: error.message, from: at.from, to: at.to});
    }
  };
}

/** Words that DuckDB has beyond PostgreSQL's. */
const KEYWORDS =
  "anti asof attach columns describe exclude glob if macro map pivot pivot_longer pivot_wider positional qualify replace sample semi show summarize struct try_cast unpivot use";
const TYPES =
  "bigint bit blob bool boolean date decimal double float hugeint int integer interval list map real smallint struct text time timestamp timestamptz tinyint ubigint uhugeint uinteger union usmallint utinyint uuid varchar";

/** DuckDB's SQL: PostgreSQL's, its own words, and functions as it names them. */
function dialectOf(functions: readonly string[]): SQLDialect {
  const {keywords = "", types = ""} = PostgreSQL.spec;
  return SQLDialect.define({
    ...PostgreSQL.spec,
    keywords: `${keywords} ${KEYWORDS}`,
    types: `${types} ${TYPES}`,
    builtin: functions.filter((name) => /^\w+$/.test(name)).join(" "),
    operatorChars: "+-*/<>=~!@#%^&|`?:",
    doubleQuotedStrings: false,
    hashComments: false,
    slashComments: false
  });
}

/** What completion knows: the columns of each table, and the engine's functions and keywords once they are asked. */
export interface Vocabulary {
  tables: Readonly<Record<string, readonly string[]>>;
  functions: readonly string[];
  keywords: readonly string[];
}

/** A column as it is inserted: in quotes where the engine would take its bare name for something else. */
const column = (name: string, detail?: string): Completion => {
  const written = /^[a-z_]\w*$/i.test(name) && !isReserved(name) ? name : quoteName(name);
  return {
    label: name,
    type: "property",
    apply: written,
    boost: 2,
    ...(written !== name && {displayLabel: written}),
    ...(detail !== undefined && {detail})
  };
};

/**
 * Completes columns of tables that the text names, functions and keywords, wherever a name may stand; each name once. A keyword that the
 * grammar needs is offered beside a column of its name, which is quoted.
 */
function nameSource({functions, tables, keywords}: Vocabulary): CompletionSource {
  const known = functions
    .filter((name) => /^[a-z]\w*$/.test(name))
    .map((name): Completion => ({label: name, type: "function", apply: `${name}(`}));
  const words = [...new Set([...keywords, ...TYPES.split(" ")])].map((name): Completion => ({
    label: name.toUpperCase(),
    type: "keyword",
    boost: -1
  }));
  return (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(/[\w]+/);
    if (!word || (word.from === word.to && !context.explicit)) return null;
    if (context.state.sliceDoc(word.from - 1, word.from) === ".") return null;
    const text = context.state.doc.toString().toLowerCase();
    const named = new Map<string, string[]>();
    for (const [table, names] of Object.entries(tables))
      if (text.includes(table.toLowerCase()))
        for (const name of names) named.set(name, [...(named.get(name) ?? []), table]);
    const columns = [...named].map(([name, of]) => column(name, of.join(", ")));
    const taken = new Set([...Object.keys(tables), ...named.keys()].map((name) => name.toLowerCase()));
    const free = (name: string) => isReserved(name) || !taken.has(name.toLowerCase());
    const functionsLeft = known.filter(({label}) => free(label));
    for (const {label} of functionsLeft) taken.add(label);
    return {
      from: word.from,
      options: [...columns, ...functionsLeft, ...words.filter(({label}) => free(label))],
      validFor: /^\w*$/
    };
  };
}

export interface SqlEditorOptions extends EditorOptions {
  vocabulary: Vocabulary;
}

export interface SqlEditor {
  /** What is selected, or everything, and where it starts. */
  wanted: () => {text: string; from: number};
  text: () => string;
  setText: (text: string) => void;
  setVocabulary: (vocabulary: Vocabulary) => void;
  /** Marks an error at its place; null takes the mark away. */
  mark: (problem: Problem | null) => void;
  focus: () => void;
}

/** An editor for SQL, which completes what the vocabulary has. */
export function sqlEditor(host: HTMLElement, {vocabulary, ...options}: SqlEditorOptions): SqlEditor {
  const language = new Compartment();
  const languageOf = (known: Vocabulary) => {
    const dialect = dialectOf(known.functions);
    const schema = Object.fromEntries(
      Object.entries(known.tables).map(([table, columns]) => [table, columns.map((name) => column(name))])
    );
    return [
      sql({dialect}).language,
      dialect.language.data.of({autocomplete: schemaCompletionSource({dialect, schema})}),
      dialect.language.data.of({autocomplete: nameSource(known)})
    ];
  };
  const {view, text, mark} = codeEditor(
    host,
    options,
    [lintGutter(), autocompletion({icons: false}), language.of(languageOf(vocabulary))],
    [...completionKeymap, ...lintKeymap]
  );
  return {
    wanted() {
      // What is run is not being written any more.
      closeCompletion(view);
      const {from, to} = view.state.selection.main;
      return from === to ? {text: text(), from: 0} : {text: view.state.sliceDoc(from, to), from};
    },
    text,
    setText: (next) =>
      view.dispatch({changes: {from: 0, to: view.state.doc.length, insert: next}, selection: {anchor: 0}}),
    setVocabulary: (next) => view.dispatch({effects: language.reconfigure(languageOf(next))}),
    mark(problem) {
      const within = (place: number) => Math.min(place, view.state.doc.length);
      mark(problem && {...problem, from: within(problem.from), to: within(problem.to)});
      if (problem) view.dispatch({selection: {anchor: within(problem.from)}, scrollIntoView: true});
    },
    focus: () => view.focus()
  };
}
