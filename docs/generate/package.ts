import {copyFile} from "node:fs/promises";
import {basename} from "node:path";
import {tarball} from "../../loaders/init/tarball.js";
import {docketbook} from "../../site/cli/cli.js";
import {outOfDate, undescribedCommands, undescribedExports} from "./undocumented.js";

/* `npm run package`: the package as a file, `docketbook-VERSION.tgz`. What is not documented is not packed. */
const wrong = [...undescribedExports(), ...undescribedCommands(await docketbook()), ...(await outOfDate())];
if (wrong.length) {
  process.stderr.write(`package: ${wrong.join("\npackage: ")}\n`);
  process.exit(1);
}
const packed = await tarball();
await copyFile(packed, basename(packed));
process.stdout.write(`package: ${basename(packed)}\n`);
