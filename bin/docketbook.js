#!/usr/bin/env node
import {existsSync, readFileSync} from "node:fs";

// A reader that has seen enough (`| head`) closes the pipe: that is no error of the command.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error) => {
    if (error.code !== "EPIPE") throw error;
  });

// The version is asked for by scripts and by people in a hurry: it needs no module of ours.
if (process.argv[2] === "--version" || process.argv[2] === "-V") {
  const {version} = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  console.log(version);
} else {
  // A checkout runs its source; the package holds what was compiled from it, and needs no compiler for itself.
  const source = new URL("../site/cli/cli.ts", import.meta.url);
  const checkout = existsSync(source);
  // A story's own modules are TypeScript, in a checkout and beside the package alike.
  const tsx = await import("tsx/esm/api").catch(() => null);
  if (!tsx) {
    console.error("docketbook: its packages are not installed yet: run npm start, or npm ci");
    process.exit(2);
  }
  tsx.register();
  const {docketbook} = await import(checkout ? source.href : new URL("../esm/site/cli/cli.js", import.meta.url).href);
  await (await docketbook(process.argv[2])).parseAsync();
}
