#!/usr/bin/env node
import {existsSync} from "node:fs";

// In a checkout the command runs its source; the package holds what was compiled from it, and needs no compiler.
const source = new URL("../loaders/cli.ts", import.meta.url);
const checkout = existsSync(source);
if (checkout) (await import("tsx/esm/api")).register();
const {docketbook} = await import(checkout ? source.href : new URL("../esm/cli.js", import.meta.url).href);
await docketbook().parseAsync();
