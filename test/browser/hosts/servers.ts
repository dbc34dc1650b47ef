import {spawn} from "node:child_process";
import {once} from "node:events";
import {cp, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {createServer} from "node:net";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {htaccess} from "../../../site/features/publish/hosts.js";
import type {Served} from "../../../site/cli/serve.js";

export const SERVERS = ["nginx", "apache", "caddy"] as const;
/** The package of Debian's that has a server. */
export const PACKAGES = {nginx: "nginx-light", apache: "apache2", caddy: "caddy"} as const;
const docs = await readFile("docs/publishing.md", "utf8");
/** The configurations that docs/publishing.md gives for a server. */
const given = (language: string): string[] =>
  [...docs.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, "gms"))].map(([, text = ""]) => text);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const {port} = server.address() as {port: number};
  server.close();
  await once(server, "close");
  return port;
}

interface Setup {
  command: string;
  words: string[];
}

const MODULES = "/usr/lib/apache2/modules";
const APACHE = ["mpm_event", "authz_core", "dir", "mime", "alias", "rewrite", "headers", "filter", "deflate", "unixd"];

async function nginx(work: string, dist: string, at: string, port: number): Promise<Setup> {
  const [server = "", maps = ""] = given("nginx").map((text) =>
    text.replaceAll("FOLDER", dist).replaceAll("ADDRESS", at)
  );
  const config = `pid ${work}/pid; error_log ${work}/log; user root; daemon off; events {}
http {
access_log off;
${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${work}/${name};`).join("\n")}
${maps}
server { listen 127.0.0.1:${port};
${server}
}
}`;
  await writeFile(join(work, "nginx.conf"), config);
  return {command: "/usr/sbin/nginx", words: ["-p", work, "-c", join(work, "nginx.conf"), "-e", join(work, "log")]};
}

async function apache(work: string, dist: string, at: string, port: number): Promise<Setup> {
  const root = join(work, "root");
  await cp(dist, join(root, at), {recursive: true});
  // As a build for that address writes it.
  await writeFile(join(root, at, ".htaccess"), htaccess(at));
  const config = `ServerRoot ${work}
PidFile ${work}/pid
ErrorLog ${work}/log
Listen 127.0.0.1:${port}
ServerName localhost
${APACHE.map((name) => `<IfFile ${MODULES}/mod_${name}.so>\nLoadModule ${name}_module ${MODULES}/mod_${name}.so\n</IfFile>`).join("\n")}
TypesConfig /etc/mime.types
DocumentRoot ${root}
<Directory />
  AllowOverride All
  Options FollowSymLinks
  Require all granted
</Directory>`;
  await writeFile(join(work, "apache.conf"), config);
  return {command: "/usr/sbin/apache2", words: ["-X", "-f", join(work, "apache.conf")]};
}

async function caddy(work: string, dist: string, at: string, port: number): Promise<Setup> {
  const [site = ""] = given("caddy").map((text) =>
    text.replace("ORIGIN", `http://127.0.0.1:${port}`).replaceAll("FOLDER", dist).replaceAll("ADDRESS", at)
  );
  await writeFile(join(work, "Caddyfile"), `{\nadmin off\nauto_https off\nstorage file_system ${work}\n}\n${site}`);
  return {command: "caddy", words: ["run", "--config", join(work, "Caddyfile"), "--adapter", "caddyfile"]};
}

/** A host that finds a file by its whole name alone, and cannot be told otherwise. */
const python = (_work: string, dist: string, _at: string, port: number): Promise<Setup> =>
  Promise.resolve({
    command: "/usr/bin/python3",
    words: ["-m", "http.server", String(port), "--bind", "127.0.0.1", "--directory", dist]
  });

const SETUPS = {nginx, apache, caddy, python};

/**
 * Starts a real server, set up as docs/publishing.md says, with a folder below a path.
 * @param at the path, with a `/` at both ends
 * @throws Error with what the server said, where it ends before it answers
 */
export async function startServer(name: keyof typeof SETUPS, {dist, at}: {dist: string; at: string}): Promise<Served> {
  const work = await mkdtemp(join(tmpdir(), `docketbook-${name}-`));
  const port = await freePort();
  const {command, words} = await SETUPS[name](work, resolve(dist), at, port);
  const server = spawn(command, words, {stdio: ["ignore", "pipe", "pipe"], env: {...process.env, HOME: work}});
  let said = "";
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (part: Buffer) => (said += part.toString()));
  const ended = once(server, "exit");
  const address = `http://127.0.0.1:${port}${at}`;
  const close = async () => {
    server.kill("SIGTERM");
    await ended;
    await rm(work, {recursive: true, force: true});
  };
  const answers = async () => {
    while (server.exitCode === null) {
      const answer = await fetch(address).catch(() => null);
      if (answer) {
        await answer.arrayBuffer();
        return;
      }
      await new Promise((again) => setTimeout(again, 50));
    }
    const log = await readFile(join(work, "log"), "utf8").catch(() => "");
    throw new Error(`${name} ended: ${said}${log}`);
  };
  await answers();
  return {address, close};
}
