import {readFileSync} from "node:fs";
import {build} from "esbuild";

/** The columns of both pages, in the order that they are drawn. */
export const COLUMNS = ["delay", "distance", "hour", "day", "share", "court", "kept"];

/** In both pages the same: when a move came, and when the last of the charts that follow it was painted. */
const measure = `
  let move = null, last = 0, changed = new Set(), painted = null;
  const {port1, port2} = new MessageChannel();
  port1.onmessage = () => { if (painted === null) return; painted(performance.now()); painted = null; };
  // A change made in a frame is painted by it, one made between frames by the next; the message comes after the painting.
  const loop = () => { port2.postMessage(0); requestAnimationFrame(loop); };
  requestAnimationFrame(loop);
  // The first word of a move is the raw one, which comes before the frame, to pages that can use it.
  for (const type of ["pointerrawupdate", "pointermove"]) addEventListener(type, (event) => { if (move && !move.page) { move.page = performance.now(); move.event = event.timeStamp; } }, true);
  let observer = null;
  Object.assign(window, {
    watch(column) {
      observer?.disconnect();
      move = {page: 0, event: 0}; last = 0; changed = new Set();
      observer = new MutationObserver((records) => {
        if (!move.page) return;
        for (const {target} of records) for (const [name, element] of roots()) if (name !== column && element.contains(target)) changed.add(name);
        if (!changed.size) return;
        painted = (time) => { last = time; };
      });
      for (const [name, element] of roots()) if (name !== column) observer.observe(element, {subtree: true, childList: true, attributes: true, characterData: true});
    },
    async waited() {
      let since = performance.now(), seen = last;
      while (performance.now() - since < 150) {
        await new Promise((done) => setTimeout(done, 10));
        if (last !== seen || painted) { seen = last; since = performance.now(); }
      }
      return {event: last - move.event, page: last - move.page, followed: changed.size};
    }
  });
`;

async function bundle(contents: string): Promise<string> {
  const {outputFiles} = await build({
    // What is measured beside ours lies in this folder's own node_modules.
    stdin: {contents, resolveDir: "bench"},
    bundle: true,
    format: "esm",
    write: false,
    minify: true,
    target: "chrome120",
    logLevel: "error"
  });
  return outputFiles[0]!.text;
}

const html = (
  style: string
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page made by a bench</title><link rel="icon" href="data:,">${style}</head>
<body><main></main><script type="module" src="page.js"></script></body></html>`;

/** Our charts of the sample. */
export async function ourPage(rows: number): Promise<Record<string, string>> {
  const entry = `
    import {crossfilter} from "../site/features/explore/crossfilter/crossfilter.js";
    import {columnsOf, million} from "../test/site/features/explore/crossfilter/million.js";
    const table = million(${rows});
    const view = crossfilter(document.querySelector("main"), {columns: columnsOf(table), rowCount: ${rows}});
    const roots = () => [...document.querySelectorAll("[data-column]")].map((element) => [element.dataset.column, element]);
    ${measure}
    Object.assign(window, {
      plotBox: (column) => document.querySelector('[data-column="' + column + '"] .crossfilter-plot').getBoundingClientRect().toJSON(),
      clear: () => view.set([])
    });
    view.ready.then(() => { window.ready = true; });
  `;
  const style =
    readFileSync("site/style/tokens.css", "utf8") +
    readFileSync("site/features/explore/crossfilter/crossfilter.css", "utf8");
  return {
    "index.html": html(`<link rel="stylesheet" href="page.css">`),
    "page.css": `*{box-sizing:border-box}[hidden]{display:none!important}${style}`,
    "page.js": await bundle(entry)
  };
}

/** Mosaic's charts of the same sample, as its own examples make them: histograms and counted bars that one crossfilter selection filters. */
export async function mosaicPage(rows: number): Promise<Record<string, string>> {
  const entry = `
    import * as duckdb from "@duckdb/duckdb-wasm";
    import {columnFromArray, dateDay, float64, int32, bool, utf8, dictionary, tableFromColumns, tableToIPC} from "@uwdata/flechette";
    import * as vg from "@uwdata/vgplot";
    import {COURTS, million} from "../test/site/features/explore/crossfilter/million.js";
    const table = million(${rows});
    const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker("engine.js"));
    await database.instantiate(new URL("engine.wasm", location.href).href);
    await database.open({});
    const connection = await database.connect();
    await connection.query("SET autoinstall_known_extensions = false");
    await connection.query("SET autoload_known_extensions = false");
    const sample = tableFromColumns({
      delay: columnFromArray(Array.from(table.delay, (value, row) => (table.known[row] ? value : null)), int32()),
      distance: columnFromArray(table.distance, int32()),
      hour: columnFromArray(table.hour, int32()),
      day: columnFromArray(Array.from(table.day, (value) => new Date(value)), dateDay()),
      share: columnFromArray(table.share, float64()),
      court: columnFromArray(Array.from(table.court, (code) => COURTS[code]), dictionary(utf8())),
      kept: columnFromArray(Array.from(table.kept, Boolean), bool())
    });
    await connection.insertArrowFromIPCStream(tableToIPC(sample, {format: "stream"}), {name: "received"});
    await connection.query("CREATE TABLE sample AS SELECT * REPLACE (court::VARCHAR AS court) FROM received");
    await connection.query("DROP TABLE received");
    vg.coordinator().databaseConnector(vg.wasmConnector({duckdb: database, connection}));
    const picked = vg.Selection.crossfilter();
    const size = [vg.width(260), vg.height(110)];
    const histogram = (column) => vg.plot(vg.rectY(vg.from("sample", {filterBy: picked}), {x: vg.bin(column), y: vg.count(), fill: "steelblue", inset: 0.5}), vg.intervalX({as: picked}), vg.xDomain(vg.Fixed), ...size);
    const bars = (column) => vg.plot(vg.barX(vg.from("sample", {filterBy: picked}), {x: vg.count(), y: column, fill: "steelblue"}), vg.toggleY({as: picked}), vg.yDomain(vg.Fixed), vg.marginLeft(70), ...size);
    const main = document.querySelector("main");
    for (const column of ["delay", "distance", "hour", "day", "share", "court", "kept"]) {
      const place = document.createElement("div");
      place.dataset.column = column;
      place.style.display = "inline-block";
      place.append(column === "court" || column === "kept" ? bars(column) : histogram(column));
      main.append(place);
    }
    const roots = () => [...document.querySelectorAll("[data-column]")].map((element) => [element.dataset.column, element]);
    ${measure}
    Object.assign(window, {
      plotBox: (column) => document.querySelector('[data-column="' + column + '"] .overlay').getBoundingClientRect().toJSON(),
      clear: () => picked.reset()
    });
    const drawn = () => roots().every(([, element]) => element.querySelector("svg rect, svg path"));
    while (!drawn()) await new Promise((done) => setTimeout(done, 20));
    await new Promise((done) => setTimeout(done, 500));
    window.ready = true;
  `;
  return {"index.html": html(""), "page.js": await bundle(entry)};
}
