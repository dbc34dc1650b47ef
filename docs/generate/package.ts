import {copyFile} from "node:fs/promises";
import {basename} from "node:path";
import {tarball} from "../../loaders/init/tarball.js";
import {docketbook} from "../../site/cli/cli.js";
import {outOfDate, undescribedCommands, undescribedExports} from "./undocumented.js";

/* Makes the package, `docketbook-VERSION.tgz`, in the working folder. What is not documented is not packed. */
const wrong = [...undescribedExports(), ...undescribedCommands(await docketbook()), ...(await outOfDate())];
if (wrong.length) {
  process.stderr.write(`package: ${wrong.join("\npackage: ")}\n`);
  process.exit(1);
}
const made = await tarball();
await copyFile(made, basename(made));
process.stdout.write(`package: ${basename(made)}\n`);
