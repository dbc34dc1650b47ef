import {spawn} from "node:child_process";
import {createRequire} from "node:module";

/** The program of Observable Framework. */
const FRAMEWORK = createRequire(import.meta.url)
  .resolve("@observablehq/framework/package.json")
  .replace(/package\.json$/, "dist/bin/observable.js");

/** What Node is told to run Framework, before what Framework is told. */
export const frameworkWords = (): string[] => [
  // A story's configuration and modules are TypeScript, and so is a checkout's source.
  "--import",
  import.meta.resolve("tsx"),
  "--import",
  import.meta.resolve("./quickdom.js"),
  FRAMEWORK
];

/** What Framework's process has in its environment. */
export const FRAMEWORK_ENVIRONMENT = {DOCKETBOOK_FRAMEWORK: "1", OBSERVABLE_TELEMETRY_DISABLE: "1"};

/** Builds the pages with Framework into a folder. What it prints, some hundred lines, is shown only when it fails. */
export function runFramework(out: string): Promise<void> {
  const child = spawn(process.execPath, [...frameworkWords(), "build"], {
    env: {...process.env, ...FRAMEWORK_ENVIRONMENT, DOCKETBOOK_SITE_OUT: out},
    stdio: ["ignore", "pipe", "pipe"]
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`Framework could not build the pages:\n${said.split("\n").slice(-40).join("\n")}`))
    );
  });
}
