import {mkdtempSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {cacheIn} from "../../../../loaders/sources/http/cache.js";
import {SourceError} from "../../../../loaders/sources/http/error.js";
import {clientFor, json, serve, type Handler, type Service} from "../../../tools/server.js";

const JSON_TYPE = ["application/json"];
const services: Service[] = [];
const start = async (handler: Handler) => {
  const service = await serve(handler);
  services.push(service);
  return service;
};
afterEach(async () => {
  await Promise.all(services.splice(0).map(({close}) => close()));
});

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const fault = async (promise: Promise<unknown>): Promise<SourceError> => {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason
  );
  if (!(error instanceof SourceError)) throw new Error(`not a SourceError: ${String(error)}`);
  return error;
};

test("an answer comes with its address, time and hash", async () => {
  const {base} = await start((_, response) => json(response, {a: 1}));
  const {bytes, provenance} = await clientFor().client.get(`${base}/x`, JSON_TYPE);
  expect(text(bytes)).toBe('{"a":1}');
  expect(provenance).toEqual({
    address: `${base}/x`,
    fetched: "2026-11-22T12:00:00.000Z",
    sha256: "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862"
  });
});

describe("a service that is busy or failing", () => {
  test("is left alone for as many seconds as it asks", async () => {
    const {base} = await start((_, response, count) =>
      count === 1 ? response.writeHead(429, {"retry-after": "7"}).end() : json(response, 1)
    );
    const {client, slept} = clientFor();
    await client.get(base, JSON_TYPE);
    expect(slept).toEqual([7000]);
  });

  test("is left alone until the time that it names", async () => {
    const {base} = await start((_, response, count) =>
      count === 1 ? response.writeHead(503, {"retry-after": "Sun, 22 Nov 2026 12:01:30 GMT"}).end() : json(response, 1)
    );
    const {client, slept} = clientFor();
    await client.get(base, JSON_TYPE);
    expect(slept).toEqual([90_000]);
  });

  test("that asks for a longer pause than a run may take ends the run, with the time to come back", async () => {
    const {base} = await start((_, response) => response.writeHead(429, {"retry-after": "3600"}).end());
    const {client, slept} = clientFor();
    const error = await fault(client.get(base, JSON_TYPE));
    expect(error.code).toBe("rate-limited");
    expect(error.message).toContain("2026-11-22T13:00:00.000Z");
    expect(slept).toEqual([]);
  });

  test("is asked again after pauses that double, and mends", async () => {
    const {base, seen} = await start((_, response, count) =>
      count < 4 ? response.writeHead(500).end() : json(response, 1)
    );
    const {client, slept} = clientFor();
    await client.get(base, JSON_TYPE);
    expect(seen).toHaveLength(4);
    expect(slept).toEqual([750, 1500, 3000]);
  });

  test("is given up after five tries", async () => {
    const {base, seen} = await start((_, response) => response.writeHead(502).end());
    const error = await fault(clientFor().client.get(base, JSON_TYPE));
    expect(error).toMatchObject({code: "failing", exitCode: 3});
    expect(seen).toHaveLength(5);
  });

  test.each([
    [401, "unauthorized"],
    [403, "unauthorized"],
    [404, "not-found"],
    [400, "refused"]
  ])("that answers %i is not asked again", async (status, code) => {
    const {base, seen} = await start((_, response) => response.writeHead(status).end());
    expect((await fault(clientFor().client.get(base, JSON_TYPE))).code).toBe(code);
    expect(seen).toHaveLength(1);
  });

  test("that is not there is said to be unreachable", async () => {
    const {base, close} = await serve(() => undefined);
    await close();
    const error = await fault(clientFor().client.get(base, JSON_TYPE));
    expect(error.code).toBe("unreachable");
    expect(error.message).toContain("ECONNREFUSED");
  });
});

describe("an answer", () => {
  test("that does not come in time is asked for again, and given up", async () => {
    const deadlines: AbortController[] = [];
    const {base} = await start((_, response) => {
      response.writeHead(200, {"content-type": "application/json"});
      response.write("[");
      deadlines.at(-1)!.abort();
    });
    const deadline = () => deadlines[deadlines.push(new AbortController()) - 1]!.signal;
    const error = await fault(clientFor({transport: {deadline}}).client.get(base, JSON_TYPE));
    expect(error.code).toBe("too-slow");
    expect(deadlines).toHaveLength(5);
  });

  test("that breaks off is asked for again", async () => {
    const {base} = await start((_, response, count) => {
      if (count > 1) return json(response, [1, 2]);
      response.writeHead(200, {"content-type": "application/json", "content-length": "100"});
      response.write("[1,", () => response.destroy());
    });
    const {bytes} = await clientFor().client.get(base, JSON_TYPE);
    expect(text(bytes)).toBe("[1,2]");
  });

  test("that always breaks off is an error of its own", async () => {
    const {base} = await start((_, response) => {
      response.writeHead(200, {"content-type": "application/json"});
      response.write("[1,", () => response.destroy());
    });
    expect((await fault(clientFor().client.get(base, JSON_TYPE))).code).toBe("truncated");
  });

  test("that announces more than is allowed is not read", async () => {
    const {base} = await start((_, response) => {
      response.writeHead(200, {"content-type": "application/json", "content-length": "2000000"});
      response.write("[");
    });
    expect(await fault(clientFor().client.get(base, JSON_TYPE))).toMatchObject({code: "too-large"});
  });

  test("that goes on and on is cut at the limit", async () => {
    const block = Buffer.alloc(64 * 1024, " ");
    const {base} = await start((_, response) => {
      response.writeHead(200, {"content-type": "application/json"});
      const more = () => response.write(block, (error) => error || more());
      more();
    });
    expect(await fault(clientFor().client.get(base, JSON_TYPE))).toMatchObject({code: "too-large"});
  });

  test("of another kind is refused, with the kind", async () => {
    const {base} = await start((_, response) =>
      response.writeHead(200, {"content-type": "text/html; charset=utf-8"}).end("<p>Maintenance</p>")
    );
    const error = await fault(clientFor().client.get(base, JSON_TYPE));
    expect(error.code).toBe("wrong-type");
    expect(error.message).toContain("text/html");
  });
});

describe("a redirect", () => {
  test("on the same host is followed", async () => {
    const {base} = await start(({url}, response) =>
      url === "/a" ? response.writeHead(301, {location: "/b"}).end() : json(response, url)
    );
    expect(text((await clientFor().client.get(`${base}/a`, JSON_TYPE)).bytes)).toBe('"/b"');
  });

  test("to another host is refused", async () => {
    const other = await start((_, response) => json(response, "secret"));
    const {base} = await start((_, response) => response.writeHead(302, {location: other.base}).end());
    const error = await fault(clientFor().client.get(base, JSON_TYPE));
    expect(error.code).toBe("redirected");
    expect(other.seen).toEqual([]);
  });

  test("to a trusted host is followed, without the token", async () => {
    const other = await start((_, response) => json(response, 1));
    const {base, seen} = await start((_, response) => response.writeHead(302, {location: other.base}).end());
    const {client} = clientFor({
      options: {hosts: [new URL(other.base).host], token: {origin: base, header: "Token s3cret"}}
    });
    await client.get(base, JSON_TYPE);
    expect(seen[0]!.headers.authorization).toBe("Token s3cret");
    expect(other.seen[0]!.headers.authorization).toBeUndefined();
  });

  test("that goes round in circles ends", async () => {
    const {base} = await start((_, response) => response.writeHead(302, {location: "/"}).end());
    expect((await fault(clientFor().client.get(base, JSON_TYPE))).code).toBe("redirected");
  });
});

test("a token is in no message and no progress", async () => {
  const {base} = await start((_, response) => response.writeHead(401).end("Invalid token s3cret."));
  const {client, told} = clientFor({options: {token: {origin: base, header: "Token s3cret"}}});
  const error = await fault(client.get(base, JSON_TYPE));
  expect(JSON.stringify([error.message, error.advice, error.stack, told])).not.toContain("s3cret");
});

test("requests keep the interval that a service asks of everybody", async () => {
  const {base} = await start((_, response) => json(response, 1));
  const {client, slept} = clientFor({options: {interval: 250}});
  for (const page of ["1", "2", "3"]) await client.get(`${base}/${page}`, JSON_TYPE);
  expect(slept).toEqual([250, 250]);
});

describe("the cache", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "cache-"));
  });
  afterEach(() => rmSync(folder, {recursive: true}));

  const withEtag: Handler = ({headers}, response) => {
    if (headers["if-none-match"] === '"v1"' && headers["if-modified-since"] === "Sat, 21 Nov 2026 00:00:00 GMT")
      return response.writeHead(304).end();
    json(response, {v: 1}, {etag: '"v1"', "last-modified": "Sat, 21 Nov 2026 00:00:00 GMT"});
  };

  test("asks whether an answer still holds, and keeps its first time and hash", async () => {
    const {base, seen} = await start(withEtag);
    const first = await clientFor({options: {cache: cacheIn(folder)}}).client.get(base, JSON_TYPE);
    const {client, told} = clientFor({
      options: {cache: cacheIn(folder)},
      transport: {now: () => new Date("2027-01-01T00:00:00Z")}
    });
    expect(await client.get(base, JSON_TYPE)).toEqual(first);
    expect(told.at(-1)).toMatchObject({from: "cache"});
    expect(seen).toHaveLength(2);
  });

  test("answers alone with offline, and nothing is asked", async () => {
    const {base, seen} = await start(withEtag);
    const first = await clientFor({options: {cache: cacheIn(folder)}}).client.get(base, JSON_TYPE);
    const offline = clientFor({options: {cache: cacheIn(folder), offline: true}}).client;
    expect(await offline.get(base, JSON_TYPE)).toEqual(first);
    expect(seen).toHaveLength(1);
  });

  test("says with offline which address is missing", async () => {
    const {client} = clientFor({options: {cache: cacheIn(folder), offline: true}});
    expect(await fault(client.get("https://example.org/a", JSON_TYPE))).toMatchObject({
      code: "not-cached",
      address: "https://example.org/a",
      exitCode: 3
    });
  });

  test("that was damaged is not believed: offline says so, online asks again", async () => {
    const {base} = await start(withEtag);
    await clientFor({options: {cache: cacheIn(folder)}}).client.get(base, JSON_TYPE);
    const body = readdirSync(folder).find((name) => name.endsWith(".body"))!;
    writeFileSync(join(folder, body), '{"v":2}');
    const offline = clientFor({options: {cache: cacheIn(folder), offline: true}}).client;
    expect((await fault(offline.get(base, JSON_TYPE))).code).toBe("cache-damaged");
    const {bytes} = await clientFor({options: {cache: cacheIn(folder)}}).client.get(base, JSON_TYPE);
    expect(text(bytes)).toBe('{"v":1}');
  });
});
