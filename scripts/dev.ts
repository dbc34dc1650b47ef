import {run, runTool} from "./run.js";
import {prepareOfflineCache} from "../site/framework/index.js";

/* The site's preview, which draws a page anew when its file changes. The tables are built once, at the start. */
const tables = await run(process.execPath, ["bin/docketbook.js", "build", "--out", ".cache/tables"]);
if (tables !== 0) process.exit(tables);
await prepareOfflineCache("src");
process.env.OBSERVABLE_TELEMETRY_DISABLE = "1";
process.exitCode = await runTool(
  "@observablehq/framework/dist/bin/observable.js",
  "preview",
  "--no-open",
  ...process.argv.slice(2)
);
