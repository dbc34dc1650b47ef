import {spawn} from "node:child_process";
import {createRequire} from "node:module";

/** The program of Observable Framework. */
export const FRAMEWORK = createRequire(import.meta.url)
  .resolve("@observablehq/framework/package.json")
  .replace(/package\.json$/, "dist/bin/observable.js");

/** Builds the pages with Framework into a folder. What it prints, some hundred lines, is shown only when it fails. */
export function runFramework(out: string): Promise<void> {
  const child = spawn(process.execPath, [FRAMEWORK, "build"], {
    env: {...process.env, DOCKETBOOK_SITE_OUT: out, DOCKETBOOK_FRAMEWORK: "1", OBSERVABLE_TELEMETRY_DISABLE: "1"},
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
