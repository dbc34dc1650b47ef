import {run, runTool} from "./run.js";

/* The site's preview, which draws a page anew when its file changes. The tables are built once, at the start. */
const tables = await run(process.execPath, ["bin/docketbook.js", "build", "--out", ".cache/tables"]);
process.exitCode = tables === 0 ? await runTool("@observablehq/framework/dist/bin/observable.js", "preview", "--no-open", ...process.argv.slice(2)) : tables;
