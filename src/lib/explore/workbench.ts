import {answerPanel, answerTabs} from "../../components/explore/answerpanel.js";
import {bench as makeBench} from "../../components/explore/bench.js";
import {knownChoice, type ChartChoice} from "../../components/explore/chart/choice.js";
import {editor as makeEditor} from "../../components/explore/editor.js";
import {filePanel} from "../../components/explore/filepanel.js";
import {historyList} from "../../components/explore/historylist.js";
import {quoteName} from "../sql/tokens.js";
import type {CellStart} from "./cell.js";
import {QueryHistory, storageOf} from "./history.js";
import {linkOf, readLink} from "./link.js";
import {openOwn, type OwnTable} from "./ownfiles.js";
import {questions} from "./questions.js";
import type {RecordTable} from "./recordtables.js";
import {Session, StatementError, type Answer} from "./session.js";
import {toolsOf, type Tools} from "./tools.js";
import {functionNames, ownTables} from "./vocabulary.js";

/** The names of the engine's files, put in when the site is built. */
declare const ENGINE_FILES: {worker: string; wasm: string; bytes: number; files: string; cells: string};

const FIRST = "-- Tables are read when a query first names them. Ctrl or Cmd and Enter runs it.\nSELECT date, title, kind\nFROM events\nORDER BY date_start DESC\nLIMIT 100";

export interface Workbench {
  /** Puts a query into the editor, and runs it. */
  ask: (sql: string, run: boolean) => void;
  /** Opens a worked question with its chart. */
  askQuestion: (id: string) => void;
  /** Reopens what a link holds. */
  openLink: (hash: string) => Promise<void>;
  focus: () => void;
}

/** Opens the workbench in an element; the engine begins to load at once. `base` is the folder of its files. */
export function open({root, tables, base}: {root: HTMLElement; tables: readonly RecordTable[]; base: string}): Workbench {
  const files = {...ENGINE_FILES, worker: base + ENGINE_FILES.worker, wasm: base + ENGINE_FILES.wasm, files: base + ENGINE_FILES.files};
  const own: OwnTable[] = [];
  const session = new Session({
    tables,
    files,
    lost() {
      if (own.length) frame.wrong("DuckDB had to be ended, and your tables with it: open your files again.");
      own.length = 0;
      panel.show(own);
    }
  });
  const history = new QueryHistory(storageOf(globalThis));
  const recordColumns = Object.fromEntries(tables.map(({name, columns}) => [name, columns.map((column) => column.name)]));
  let running: AbortController | null = null;
  let tools: Tools | null = null;
  /** How the cell of the next result opens. */
  let start: CellStart | null = null;

  const frame = makeBench({run: () => void run(), cancel: () => running?.abort(new DOMException("cancelled", "AbortError")), share: () => void share()});
  root.replaceChildren(frame.element);
  const editor = makeEditor(frame.editor, {label: "SQL", text: FIRST, vocabulary: {tables: recordColumns, functions: []}, run: () => void run(), changed: () => editor.mark(null)});
  frame.history.append(historyList({list: () => history.list(), pick: (sql) => editor.setText(sql), clear: () => history.clear()}));

  const panel = filePanel({
    open: (chosen) => void openFiles(chosen),
    query: (name) => void ask(`SELECT *\nFROM ${quoteName(name)}`, null),
    drop: (name) => void dropTable(name)
  });
  frame.files.append(panel.element);

  async function openFiles(chosen: readonly File[]): Promise<void> {
    if (running || !chosen.length) return;
    running = new AbortController();
    const {signal} = running;
    const say = (words: string) => frame.busy(words);
    frame.wrong(null);
    say("Opening…");
    const wrong: string[] = [];
    for (const file of chosen) {
      try {
        const engine = await session.engine(say);
        const taken = new Set([...Object.keys(recordColumns), ...Object.keys(await ownTables(engine))].map((name) => name.toLowerCase()));
        own.push(await openOwn(engine, session.reading, file, taken, {signal, say}));
        panel.show(own);
      } catch (error) {
        wrong.push(signal.aborted ? "Cancelled." : (error as Error).message);
        if (signal.aborted) break;
      }
    }
    running = null;
    if (wrong.length) {
      frame.busy(null);
      frame.wrong(wrong.join("\n"));
    } else await ask(`SELECT *\nFROM ${quoteName(own.at(-1)!.name)}`, null);
  }

  async function dropTable(name: string): Promise<void> {
    if (running) return;
    const engine = await session.engine(() => undefined);
    await engine.do(`DROP TABLE IF EXISTS main.${quoteName(name)}`);
    own.splice(own.findIndex((table) => table.name === name), 1);
    panel.show(own);
    frame.say(`${name} is dropped, and its memory given back.`);
    await learn();
  }

  async function learn(): Promise<void> {
    const engine = await session.engine(() => undefined);
    editor.setVocabulary({tables: {...recordColumns, ...(await ownTables(engine))}, functions: await functionNames(engine)});
  }

  /** Closes the cell of a result that is not shown any more, and keeps its text. */
  function leave(): void {
    if (!tools) return;
    start = tools.cell.next();
    tools.cell.close();
    tools = null;
  }

  function show(answers: readonly Answer[], choice: ChartChoice | null, cell?: CellStart | null): void {
    leave();
    if (cell !== undefined) start = cell;
    const place = document.createElement("div");
    const draw = (index: number) => {
      const {result, milliseconds} = answers[index]!;
      leave();
      tools = result && toolsOf(result, {choice, start, cells: base + ENGINE_FILES.cells, reading: session.reading, say: frame.say});
      place.replaceChildren(result ? answerPanel({result, milliseconds, tools: tools!.buttons}) : Object.assign(document.createElement("p"), {className: "note", textContent: "Done: the statement gives no rows."}));
      if (tools) place.append(tools.chart, tools.cell.element);
    };
    const tabs = answers.length > 1 ? [answerTabs(answers.map(({sql}, index) => `${index + 1}: ${sql.replace(/\s+/g, " ").slice(0, 40)}`), draw)] : [];
    if (answers.length === 1) draw(0);
    frame.answers.replaceChildren(...tabs, place);
  }

  async function run(choice: ChartChoice | null = null, cell?: CellStart | null): Promise<void> {
    if (running) return;
    const {text, from} = editor.wanted();
    running = new AbortController();
    editor.mark(null);
    frame.wrong(null);
    frame.busy("Opening DuckDB…");
    history.add(text);
    try {
      const answers = await session.run(text, {signal: running.signal, say: (words) => running && frame.busy(words)});
      show(answers, choice, cell);
      frame.busy(null);
      frame.say(answers.length ? "" : "There is no statement to run.");
    } catch (error) {
      frame.busy(null);
      if (running.signal.aborted) frame.say("Cancelled.");
      else if (error instanceof StatementError) {
        show(error.before, null);
        frame.wrong(error.message);
        const start = from + error.from;
        const {at, length} = error;
        const word = at === null ? length : Math.max(1, /^[\w.]*/.exec(editor.text().slice(start + at))?.[0].length ?? 1);
        editor.mark({from: start + (at ?? 0), to: start + (at ?? 0) + word, message: error.message});
      } else frame.wrong((error as Error).message);
    } finally {
      running = null;
      void learn().catch(() => undefined);
    }
  }

  async function share(): Promise<void> {
    const hash = await linkOf({sql: editor.text(), chart: tools?.choice() ?? null, cell: tools?.cell.text() ?? null});
    globalThis.history.replaceState(null, "", hash);
    await navigator.clipboard.writeText(location.href).then(
      () => frame.say("The link is copied. It holds the query and what is set under its result, and is in the address bar too."),
      () => frame.say("The link is in the address bar. It holds the query and what is set under its result.")
    );
  }

  async function ask(sql: string, choice: ChartChoice | null, cell?: CellStart | null): Promise<void> {
    running?.abort(new DOMException("another question", "AbortError"));
    while (running) await new Promise((done) => setTimeout(done, 20));
    editor.setText(sql);
    await run(choice, cell);
  }

  void session.engine((words) => running || frame.say(words)).then(
    () => {
      if (!running) frame.say("DuckDB is open.");
      return learn();
    },
    (error: unknown) => frame.wrong((error as Error).message)
  );
  return {
    ask: (sql, now) => void (now ? ask(sql, null) : editor.setText(sql)),
    askQuestion(id) {
      const question = questions.find((known) => known.id === id);
      root.scrollIntoView({block: "start"});
      if (question) void ask(question.sql, question.chart ?? null);
    },
    async openLink(hash) {
      const shared = await readLink(hash);
      if (shared) {
        await ask(shared.sql, knownChoice(shared.chart), shared.cell ? {text: shared.cell, from: "link", open: true} : null);
      }
      else frame.wrong("This link holds no query that could be read: it may have been cut short.");
    },
    focus: () => editor.focus()
  };
}
