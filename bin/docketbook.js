#!/usr/bin/env node
import {register} from "tsx/esm/api";

register();
const {docketbook} = await import("../loaders/cli.ts");
await docketbook().parseAsync();
