import type {Command} from "commander";
import {serve} from "./serve.js";

/** `docketbook start`: builds the site and serves it. */
export function startCommand(program: Command): void {
  program
    .command("start")
    .description("build the tables and the site, serve them on this machine, and print the address")
    .option("--port <number>", "the port to serve on; the first free one from 3000 without it", process.env["PORT"])
    .action(async ({port: wanted}: {port?: string}) => {
      const port = wanted ? Number(wanted) : undefined;
      if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536))
        program.error(`error: ${wanted} is not a port`, {exitCode: 2});
      const {buildFor, orExit} = await import("./build.js");
      await buildFor("start");
      await orExit("start", async () => {
        const {address, close} = await serve("dist", port);
        process.stdout.write(`start: ${address} (Ctrl-C stops it)\n`);
        for (const signal of ["SIGINT", "SIGTERM"] as const)
          process.once(signal, () => void close().then(() => process.exit(0)));
      });
    });
}
