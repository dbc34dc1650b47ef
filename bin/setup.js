// Plain JavaScript with nothing but Node, because it is what installs everything else.
import {readFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import {endWithParent} from "./parent.js";
import {install} from "./setup/install.js";
import {installed} from "./setup/installed.js";
import {newEnough} from "./setup/node.js";

/*
 * node bin/setup.js             installs what package-lock.json names, where that is not done yet
 * node bin/setup.js FILE ...    the same, and then runs that file of the checkout in this process
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const report = (line) => process.stderr.write(`${line}\n`);
const fail = (line) => {
  report(line);
  process.exit(1);
};
process.chdir(root);

const {engines} = JSON.parse(readFileSync("package.json", "utf8"));
if (!newEnough(process.versions.node, engines.node))
  fail(`setup: this needs Node ${engines.node}; this is Node ${process.versions.node}`);

const missing = installed(root);
if (missing) {
  const problem = install(root, missing, report);
  if (problem) fail(problem);
}

const [file, ...args] = process.argv.slice(2);
if (file) {
  endWithParent();
  process.argv.splice(1, process.argv.length, join(root, file), ...args);
  const {register} = await import("tsx/esm/api");
  register();
  await import(pathToFileURL(join(root, file)).href);
}
