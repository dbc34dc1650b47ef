#!/usr/bin/env node
import {existsSync, readFileSync} from "node:fs";

// A reader that has seen enough (`| head`) closes the pipe: that is no error of the command.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error) => {
    if (error.code !== "EPIPE") throw error;
  });

// What no command foresaw is a fault of ours: one line says so, and where it is only to who asks.
for (const event of ["uncaughtException", "unhandledRejection"])
  process.on(event, (error) => {
    if (process.env.DOCKETBOOK_DEBUG) console.error(error);
    else
      console.error(
        `docketbook: ${String(error?.message ?? error).split("\n")[0]}\nThis is a bug in docketbook itself; DOCKETBOOK_DEBUG=1 shows where it is.`
      );
    process.exit(2);
  });

// The version is asked for by scripts and by people in a hurry: it needs no module of ours.
if (process.argv[2] === "--version" || process.argv[2] === "-V") {
  const {version} = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  console.log(version);
} else {
  // A story's npm scripts call it.
  if (process.env.npm_lifecycle_event) (await import("./parent.js")).endWithParent();
  // A checkout runs its source; the package holds what was compiled from it.
  const source = new URL("../site/cli/cli.ts", import.meta.url);
  const checkout = existsSync(source);
  const load = async () => {
    if (checkout) (await import("tsx/esm/api")).register();
    return import(checkout ? source.href : new URL("../site/cli/cli.js", import.meta.url).href);
  };
  const {docketbook} = await load().catch((error) => {
    if (!/^Cannot find package/.test(error.message)) throw error;
    console.error("docketbook: its packages are not installed yet: run npm start first");
    process.exit(2);
  });
  await (await docketbook(process.argv[2])).parseAsync();
}
