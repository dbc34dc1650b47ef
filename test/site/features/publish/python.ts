import {spawnSync} from "node:child_process";

/** What a program of Python prints as JSON, given a text; the modules are Debian's. Throws what it says where it fails. */
export function python(program: string, input: string): unknown {
  const {status, stdout, stderr} = spawnSync("/usr/bin/python3", ["-c", program], {
    input,
    encoding: "utf8",
    env: {...process.env, PYTHONIOENCODING: "utf-8"}
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as unknown;
}

/** What is wrong with an XML text, as libxml2 says it; null where nothing is. */
export function xmlFault(text: string): string | null {
  const {status, stderr} = spawnSync("xmllint", ["--noout", "--nonet", "-"], {input: text, encoding: "utf8"});
  return status === 0 ? null : stderr;
}
