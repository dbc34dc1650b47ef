import {createHash} from "node:crypto";
import {build} from "esbuild";
import {PACKAGE} from "./package.js";

const sha256 = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

async function bundled(entry: string, define: Record<string, string> = {}): Promise<string> {
  const {outputFiles} = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: ["es2022"],
    define,
    logLevel: "warning"
  });
  // Text that would close the script, or open another, must not stand in one.
  return (outputFiles[0]?.text ?? "").replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
}

/**
 * The page that cells run in, whole in one file: it compiles text, and its policy lets it reach nothing. It is only ever framed with
 * `sandbox="allow-scripts"`, so that it has no origin either.
 * @param entry the script of its worker, which calls `serveCells`
 */
export async function sandboxPage(entry: string): Promise<string> {
  const worker = await bundled(entry);
  const frame = await bundled(`${PACKAGE}/site/sandbox/frame`, {WORKER: JSON.stringify(worker)});
  const policy = `default-src 'none'; script-src ${sha256(frame)} 'unsafe-eval'; worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="no-referrer"><title>Where code runs</title></head><body><script>${frame}</script></body></html>
`;
}
