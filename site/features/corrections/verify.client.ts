/* What the page "Check this copy" runs: it loads every file that the manifest names and says which differ. */

interface Manifest {
  resources: {path: string; bytes: number; hash: string}[];
}

const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const sha256 = async (bytes: ArrayBuffer) => hex(await crypto.subtle.digest("SHA-256", bytes));

async function load(address: URL): Promise<ArrayBuffer> {
  // What a cache has is not what the host serves now.
  const answer = await fetch(address, {cache: "no-store"});
  if (!answer.ok) throw new Error(`the host answers ${answer.status}`);
  return answer.arrayBuffer();
}

/** What became of a file: null where it is as published. */
async function fault(address: URL, hash: string): Promise<string | null> {
  try {
    return (await sha256(await load(address))) === hash.replace("sha256:", "") ? null : "differs";
  } catch (error) {
    return `could not be loaded: ${(error as Error).message}`;
  }
}

async function check(place: HTMLElement): Promise<void> {
  const result = place.querySelector<HTMLElement>(".verify-result")!;
  const list = place.querySelector<HTMLElement>(".verify-files")!;
  const say = (words: string) => (result.textContent = words);
  const tell = (words: string) => list.append(Object.assign(document.createElement("li"), {textContent: words}));
  list.replaceChildren();
  list.hidden = false;
  const manifest = new URL(place.dataset["manifest"]!, document.location.href);
  const bytes = await load(manifest).catch((error: unknown) => {
    say(`The manifest could not be loaded: ${(error as Error).message}`);
    return null;
  });
  if (!bytes) return;
  let wrong = 0;
  const note = (name: string, what: string | null) => {
    if (what !== null) wrong++;
    tell(`${name}: ${what ?? "as published"}`);
  };
  note("datapackage.json", (await sha256(bytes)) === place.dataset["fingerprint"] ? null : "differs from this page’s");
  let resources: Manifest["resources"];
  try {
    ({resources} = JSON.parse(new TextDecoder().decode(bytes)) as Manifest);
  } catch {
    return void say("The manifest is not the one that was published: it cannot be read.");
  }
  for (const [index, {path, hash}] of resources.entries()) {
    say(`Checking ${index + 1} of ${resources.length}: ${path}`);
    note(path, await fault(new URL(path, manifest), hash));
  }
  const all = resources.length + 1;
  say(wrong ? `${wrong} of ${all} files are not as published.` : `All ${all} files are as published.`);
}

const place = document.querySelector<HTMLElement>("#verify-copy");
const button = place?.querySelector<HTMLButtonElement>("#verify-start");
if (place && button) {
  // Browsers do these sums for pages that came over HTTPS, or from this machine.
  if (!("subtle" in crypto)) {
    place.querySelector(".verify-result")!.textContent =
      "Your browser can check files only on pages served over HTTPS. Use the command below.";
  } else {
    button.disabled = false;
    button.addEventListener("click", () => {
      button.disabled = true;
      void check(place).finally(() => (button.disabled = false));
    });
  }
}
