import {html} from "../../../ui/dom.js";
import {resultPanel, resultTabs, type ResultPanel, type View} from "./resultpanel.js";
import {bench as makeBench} from "./bench.js";
import {ownNote} from "./cautions.js";
import {knownChoice, type ChartFiles} from "./chart.js";
import {sqlEditor} from "./editor.js";
import {filePanel} from "./filepanel.js";
import {historyList, QueryHistory, storageOf} from "./history.js";
import type {EngineFiles, Opening} from "../engine/engine.js";
import {needs} from "../sql/needs.js";
import {quoteName} from "../sql/quote.js";
import {pluralize} from "../../../ui/format.js";
import type {ChartChoice} from "../../../story/story.js";
import {withChosen} from "../cell/chosen.js";
import type {CellStart} from "./cell.js";
import {CELL_OF, linkOf, readLink, type Shared} from "./link.js";
import {castColumn, castEffect, castOf, openOwn, type OwnTable} from "./ownfiles.js";
import type {RecordTable} from "./recordreader.js";
import {Session, StatementError, type StatementResult, functionNames, keywords, ownTables} from "./session.js";

/** The addresses of the engine, its worker, the worker that reads files, the frame for cells, and what draws charts. */
export type WorkbenchFiles = EngineFiles & {files: string; cells: string} & ChartFiles;

/** What a link to a cell of a page opens, as the build wrote it beside the pages. */
interface OpenCell {
  sql: string;
  cell: string;
  line: number;
  files: Record<string, string>;
}

export interface WorkbenchOptions {
  root: HTMLElement;
  tables: readonly RecordTable[];
  files: WorkbenchFiles;
  /** The engine, on its way. */
  opening: Opening;
}

const FIRST =
  "-- Tables are read when a query first names them. Ctrl or Cmd and Enter runs it.\nSELECT date, title, kind\nFROM events\nORDER BY date_start DESC\nLIMIT 100";

/** How the results of a text are looked at when they come. */
interface FirstView extends View {
  /** Which statement's result it is, from 0; the last's, if left out. */
  answer?: number;
  /** The cell; that of the result before, if left out. */
  cell?: CellStart | null;
}
const RUNS = "A query is running. Wait for it or press Cancel, then do this again.";
const PLAIN: FirstView = {chart: null, filters: null};
const PROFILED: FirstView = {chart: null, filters: []};

/** Words as a comment before a query, in lines that can be read. */
const comment = (words: string): string => words.replace(/\s+/g, " ").replace(/(?=\S)(.{1,90})(?:\s|$)/g, "-- $1\n");

/** A query for all rows of a table. */
const whole = (name: string) => `SELECT *\nFROM ${quoteName(name)}`;

export interface Workbench {
  /** Puts a query into the editor, and runs it. */
  ask: (sql: string, run: boolean) => void;
  /** Asks for a whole table, and brings the reader to its profile. */
  profile: (table: string) => void;
  /** Opens a worked question with its chart. */
  askQuestion: (id: string) => void;
  /** Reopens what a link holds. */
  openLink: (hash: string) => Promise<void>;
  focus: () => void;
}

/** Opens the workbench in an element. */
export function open({root, tables, files, opening}: WorkbenchOptions): Workbench {
  const own: OwnTable[] = [];
  const session = new Session({
    tables,
    files,
    opening,
    lost() {
      if (own.length) frame.wrong("DuckDB had to be stopped, and your tables are gone: open your files again.");
      own.length = 0;
      ownFiles.show(own);
    }
  });
  const history = new QueryHistory(storageOf(globalThis));
  const recordColumns = session.record.columns;
  let running: AbortController | null = null;
  let panel: ResultPanel | null = null;
  /** The statements whose results are held. */
  let shown: readonly StatementResult[] = [];
  /** Which of them is seen. */
  let drawn = 0;
  /** How the cell of the next result opens. */
  let start: CellStart | null = null;
  /** How the reader drew the result before: a query that is changed and run again is drawn so, where it fits. */
  let chart: ChartChoice | null = null;
  /** The text that the answer is of; null while there is none. */
  let answered: string | null = null;
  /** The query of the link that the address bar holds. */
  let linked: string | null = null;
  /** A link whose query waits for files that did not come with it. */
  let waiting: Shared | null = null;

  const frame = makeBench({
    run: () => void run(),
    cancel: () => running?.abort(new DOMException("canceled", "AbortError")),
    putBack: () => editor.setText(answered ?? editor.text()),
    share: () => void share()
  });
  root.replaceChildren(frame.element);
  const editor = sqlEditor(frame.editor, {
    label: "SQL",
    text: FIRST,
    vocabulary: {tables: recordColumns, functions: [], keywords: []},
    run: () => void run(),
    changed() {
      editor.mark(null);
      tellAnswer();
    }
  });
  frame.history.append(
    historyList({list: () => history.list(), pick: (sql) => editor.setText(sql), clear: () => history.clear()})
  );

  const ownFiles = filePanel({
    open: (chosen) => void openFiles(chosen),
    query: (name) => void ask(whole(name), PLAIN),
    profile: (name) => void profileTable(name),
    drop: (name) => void dropTable(name),
    effect: async (table, column, offer) =>
      (await castEffect(await session.engine(() => undefined), table, column, offer)) || "no cell would change",
    cast: (table, column, offer) => void cast(table, column, offer),
    again: (table, settings) => void readAgain({...table, settings}),
    preview: ({file}, settings) => session.reading.ask({kind: "preview", file, settings})
  });
  frame.files.append(ownFiles.element);

  /** Says why nothing else is begun while a query runs. */
  function waits(): boolean {
    if (running) frame.wrong(RUNS);
    return running !== null;
  }

  /** Where the editor holds another query than the one that was answered, the answer says what it is of. */
  function tellAnswer(): void {
    frame.answerOf(answered === null || editor.text() === answered ? null : answered);
  }

  async function openFiles(chosen: readonly File[]): Promise<void> {
    if (!chosen.length || waits()) return;
    running = new AbortController();
    const {signal} = running;
    const report = (words: string) => frame.busy(words);
    frame.wrong(null);
    report("Opening…");
    const wrong: string[] = [];
    for (const file of chosen) {
      try {
        const engine = await session.engine(report);
        const taken = new Set(
          [...Object.keys(recordColumns), ...Object.keys(await ownTables(engine))].map((name) => name.toLowerCase())
        );
        own.push(await openOwn(engine, session.reading, file, taken, {signal, report}));
        ownFiles.show(own);
      } catch (error) {
        wrong.push(signal.aborted ? "Canceled." : (error as Error).message);
        if (signal.aborted) break;
      }
    }
    running = null;
    if (wrong.length) {
      frame.busy(null);
      frame.wrong(wrong.join("\n"));
    } else if (waiting && !missing(waiting).length) await askLinked(waiting);
    else await ask(whole(own.at(-1)!.name), PROFILED);
  }

  /** The tables of files that a link needs and that are not open. */
  const missing = ({files = []}: Shared) => files.filter((name) => !own.some((table) => table.name === name));

  /** Reads a file again in another way, under its name; where it cannot be, its table stays. */
  async function readAgain(table: OwnTable): Promise<void> {
    if (waits()) return;
    running = new AbortController();
    const {signal} = running;
    frame.wrong(null);
    const report = (words: string) => frame.busy(words);
    let wrong: string | null = null;
    try {
      const engine = await session.engine(report);
      const made = await openOwn(engine, session.reading, table.file, new Set(), {signal, report}, table);
      own[own.findIndex(({name}) => name === table.name)] = made;
      ownFiles.show(own);
    } catch (error) {
      wrong = signal.aborted ? "Canceled." : (error as Error).message;
    }
    running = null;
    if (wrong === null) return ask(whole(table.name), PROFILED);
    frame.busy(null);
    frame.wrong(wrong);
  }

  async function cast(table: OwnTable, column: string, offer: string): Promise<void> {
    if (waits()) return;
    const casts = new Map(table.casts).set(column, offer);
    // Text is read from the file: a type may not hold how a cell was written.
    if (offer === "VARCHAR") return readAgain({...table, casts});
    frame.wrong(null);
    try {
      const made = {...table, casts};
      await castColumn(await session.engine(() => undefined), made, column, offer);
      own[own.findIndex(({name}) => name === table.name)] = made;
      ownFiles.show(own);
    } catch (error) {
      return frame.wrong((error as Error).message);
    }
    await ask(whole(table.name), PROFILED);
    frame.report(`${column} of ${table.name} is ${castOf(column, offer).type} now.`);
  }

  async function dropTable(name: string): Promise<void> {
    if (waits()) return;
    frame.wrong(null);
    const engine = await session.engine(() => undefined);
    await engine.do(`DROP TABLE IF EXISTS main.${quoteName(name)}`);
    own.splice(
      own.findIndex((table) => table.name === name),
      1
    );
    ownFiles.show(own);
    // Its rows would stay in the page with the result.
    if (shown.some(({sql}) => needs(sql, {[name]: []}).size)) show([], PLAIN);
    frame.report(`${name} was dropped and its memory freed.`);
    await learn();
  }

  async function learn(): Promise<void> {
    const engine = await session.engine(() => undefined);
    editor.setVocabulary({
      tables: {...recordColumns, ...(await ownTables(engine))},
      functions: await functionNames(engine),
      keywords: await keywords(engine)
    });
  }

  /** How the result is looked at now. */
  const view = (): Omit<FirstView, "cell"> => ({
    ...(panel?.view() ?? PLAIN),
    ...(shown.length > 1 && {answer: drawn})
  });

  /** Closes what belongs to a result that is not shown any more, and keeps the text of its cell. */
  function leave(): void {
    if (!panel) return;
    ({chart} = panel.view());
    start = panel.cell.next();
    panel.close();
    panel = null;
  }

  function show(results: readonly StatementResult[], first: FirstView): void {
    leave();
    if (first.cell !== undefined) start = first.cell;
    const place = document.createElement("div");
    const at = Math.min(first.answer ?? Infinity, results.length - 1);
    const views = results.map((_, index) => (index === at ? first : PLAIN));
    const draw = (index: number) => {
      const {sql, result, own, together, milliseconds} = results[index]!;
      if (panel) views[drawn] = view();
      leave();
      drawn = index;
      const size = result
        ? `${pluralize(result.length, "row")}, ${pluralize(result.columns.length, "column")}.`
        : "Done: no rows.";
      frame.announce(results.length > 1 ? `Statement ${index + 1} of ${results.length}: ${size}` : size);
      if (!result)
        return place.replaceChildren(
          html(document, "p", {class: "note"}, "Done: the statement returned no rows."),
          ...ownNote(own)
        );
      panel = resultPanel(result, {
        sql,
        own,
        together,
        all: results.flatMap((one) => one.result ?? []),
        milliseconds,
        chart: views[index]!.chart,
        filters: views[index]!.filters,
        start,
        files,
        reading: session.reading,
        write: putBack
      });
      place.replaceChildren(...panel.elements);
    };
    shown = results;
    const labels = results.map(({sql}, index) => `${index + 1}: ${sql.replace(/\s+/g, " ").slice(0, 40)}`);
    frame.results.replaceChildren(place);
    const tabs = results.length > 1 ? [resultTabs(labels, at, draw)] : [];
    if (results.length === 1) draw(0);
    frame.results.replaceChildren(...tabs, place);
  }

  async function run(given?: FirstView): Promise<void> {
    const {text, from} = editor.wanted();
    if (waits()) return;
    const first = given ?? {...PLAIN, chart: panel?.view().chart ?? chart};
    // The address does not go on naming a query that is not the one that ran.
    if (/^#(?:q|cell)=/.test(location.hash) && linked !== text) {
      globalThis.history.replaceState(null, "", location.pathname + location.search);
      linked = waiting = null;
    }
    running = new AbortController();
    editor.mark(null);
    frame.wrong(null);
    frame.announce("");
    frame.busy("Opening DuckDB…");
    history.add(text);
    try {
      const results = await session.run(text, {
        signal: running.signal,
        report: (words) => running && frame.busy(words)
      });
      answered = text;
      show(results, first);
      tellAnswer();
      // What was said of the wait is over.
      frame.wrong(null);
      frame.busy(null);
      frame.report(results.length ? "" : "There is no statement to run.");
    } catch (error) {
      frame.busy(null);
      // What another query gave does not stay under this one.
      // Nor does one that gave no rows look as if it had been the last.
      const before =
        error instanceof StatementError && !running.signal.aborted ? error.before.filter(({result}) => result) : [];
      answered = before.length ? text : null;
      show(before, PLAIN);
      tellAnswer();
      if (running.signal.aborted) {
        frame.wrong(null);
        frame.report("Canceled.");
      } else if (error instanceof StatementError) {
        const files = waiting && /Table with name/.test(error.message) ? missing(waiting) : [];
        const message = files.length
          ? `This query needs ${files.length === 1 ? "a file" : "files"} from whoever sent it, ${files.join(" and ")}, which ${files.length === 1 ? "is" : "are"} not in the link: open ${files.length === 1 ? "it" : "them"} here, and the query runs again.`
          : error.message;
        frame.wrong(message);
        const start = from + error.from;
        const {at, length} = error;
        const word =
          at === null ? length : Math.max(1, /^[\w.]*/.exec(editor.text().slice(start + at))?.[0].length ?? 1);
        editor.mark({from: start + (at ?? 0), to: start + (at ?? 0) + word, message});
      } else frame.wrong((error as Error).message);
    } finally {
      running = null;
      void learn().catch(() => undefined);
    }
  }

  async function share(): Promise<void> {
    const sql = editor.text();
    const files = [...needs(sql, Object.fromEntries(own.map(({name}) => [name, []]))).keys()];
    const hash = await linkOf({sql, ...view(), ...panel?.cell.shared(), ...(files.length && {files})});
    globalThis.history.replaceState(null, "", hash);
    linked = sql;
    const holds = `It holds the query and the settings under its result${
      files.length
        ? `, but not ${files.length === 1 ? "the file" : "the files"} ${files.join(" and ")}: whoever opens it needs ${files.length === 1 ? "that file" : "those files"} too`
        : ""
    }.`;
    await navigator.clipboard.writeText(location.href).then(
      () => frame.report(`The link is copied, and is in the address bar too. ${holds}`),
      () => frame.report(`The link is in the address bar. ${holds}`)
    );
  }

  async function askLinked(shared: Shared): Promise<void> {
    const {sql, chart, filters = null, cell, line, page, answer} = shared;
    linked = sql;
    waiting = missing(shared).length ? shared : null;
    await ask(sql, {
      chart: knownChoice(chart),
      filters,
      cell: cell
        ? {
            text: cell,
            from: "link",
            open: true,
            ...(line !== undefined && {line}),
            ...(page !== undefined && {page, files: (await cellOf(page))?.files ?? {}})
          }
        : null,
      ...(answer !== undefined && {answer})
    });
    if (cell) panel?.cell.focus();
  }

  /** A cell of a page, as the build wrote it. */
  function cellOf(place: string): Promise<OpenCell | undefined> {
    const [, page, index = ""] = CELL_OF.exec(place) ?? [];
    return fetch(new URL(`cells/${page}.json`, location.href))
      .then((response) => response.json() as Promise<Record<string, OpenCell>>)
      .then(
        (cells) => cells[index],
        () => undefined
      );
  }

  /** Opens a cell of a page: its tables are asked for, and its code waits for the button. */
  async function openCell(page: string, chosen: string): Promise<void> {
    const wanted = await cellOf(page);
    if (!wanted) return frame.wrong("There is no such cell: its page may have changed since the link was made.");
    linked = wanted.sql;
    await ask(wanted.sql, {
      ...PLAIN,
      answer: 0,
      cell: {
        text: withChosen(wanted.cell, chosen),
        line: wanted.line,
        from: "page",
        open: true,
        page,
        files: wanted.files
      }
    });
    panel?.cell.focus();
  }

  async function ask(sql: string, first: FirstView): Promise<void> {
    running?.abort(new DOMException("another question", "AbortError"));
    while (running) await new Promise((done) => setTimeout(done, 20));
    editor.setText(sql);
    await run(first);
  }

  async function profileTable(name: string): Promise<void> {
    const before = panel;
    await ask(whole(name), PROFILED);
    if (panel !== before) panel?.focusProfile();
  }

  function putBack(sql: string): void {
    editor.setText(sql);
    root.scrollIntoView({block: "start"});
    editor.focus();
    frame.report("The query with its condition is in the editor. Press Ctrl or Cmd and Z to undo.");
  }

  void session
    .engine((words) => running || frame.report(words))
    .then(
      () => {
        // A question that waits goes first; the words for the editor come after it.
        if (running) return;
        frame.report("DuckDB is open.");
        return learn();
      },
      (error: unknown) => frame.wrong((error as Error).message)
    );
  return {
    ask: (sql, now) => void (now ? ask(sql, PLAIN) : editor.setText(sql)),
    profile: (table) => void profileTable(table),
    askQuestion(id) {
      // The page holds every worked question whole, so that no script has to carry them.
      const section = document.querySelector<HTMLElement>(`[data-question="${CSS.escape(id)}"]`);
      const {chart = "null"} = section?.dataset ?? {};
      root.scrollIntoView({block: "start"});
      const sql = section?.querySelector("pre")?.textContent;
      // What it says of its answer goes with the query, into the history and every link.
      const about = comment(section?.querySelector("p")?.textContent ?? "");
      if (sql)
        void ask(`${about}${sql}`, {
          ...PLAIN,
          chart: knownChoice(JSON.parse(chart) as Parameters<typeof knownChoice>[0])
        });
    },
    async openLink(hash) {
      const [, page = "", chosen = ""] = /^#cell=([^?]*)(?:\?(.*))?$/.exec(hash) ?? [];
      if (CELL_OF.test(page)) return openCell(page, chosen);
      const shared = await readLink(hash);
      if (shared) await askLinked(shared);
      else frame.wrong("The query in this link could not be read: the link may have been cut short.");
    },
    focus: () => editor.focus()
  };
}
