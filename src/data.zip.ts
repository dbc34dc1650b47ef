import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {zipSync} from "fflate";

/* Framework's data loader for `data/TABLE.parquet` and `data/TABLE.csv`: the tables as the build, or the preview, made them. */
const TABLES = ".cache/tables";
const read = async (name: string) => [name, new Uint8Array(await readFile(join(TABLES, name)))] as const;
const entries = await Promise.all((await readdir(TABLES)).sort().map(read));
process.stdout.write(zipSync(Object.fromEntries(entries), {level: 0}));
