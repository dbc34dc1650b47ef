import {runScript} from "./run.js";
import {serve} from "./serve.js";

const wanted = process.env.PORT;
const port = wanted ? Number(wanted) : undefined;
if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536)) {
  process.stderr.write(`start: PORT is ${wanted}, which is no port\n`);
  process.exit(2);
}

process.stdout.write("start: building the data and the site\n");
const code = await runScript("scripts/build.ts");
if (code !== 0) process.exit(code);

const {address, close} = await serve("dist", port).catch((error: unknown) => {
  process.stderr.write(`start: ${(error as Error).message}\n`);
  process.exit(1);
});
process.stdout.write(`start: ${address} (Ctrl-C stops it)\n`);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void close().then(() => process.exit(0)));
