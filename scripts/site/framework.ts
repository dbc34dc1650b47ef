import {spawn} from "node:child_process";

/** Builds the pages with Framework into a folder. What it prints, some hundred lines, is shown only when it fails. */
export function runFramework(out: string): Promise<void> {
  const child = spawn(process.execPath, ["node_modules/@observablehq/framework/dist/bin/observable.js", "build"], {
    env: {...process.env, DOCKETBOOK_SITE_OUT: out, OBSERVABLE_TELEMETRY_DISABLE: "1"},
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
