/* The page of sources: finding one by a word. Without it the page has everything, and filters by its links. */
const form = document.querySelector<HTMLFormElement>("form.find");
const input = form?.querySelector("input");
const output = form?.querySelector("output");
const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

if (form && input && output) {
  const rows = [...document.querySelectorAll<HTMLLIElement>("li.source")].map((row) => ({
    row,
    text: plain(row.textContent)
  }));
  const find = () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    for (const {row, text} of rows) row.hidden = !words.every((word) => text.includes(word));
    // A filter by anchor may hide more. Asked only now, so that the page is laid out once.
    const count = words.length ? rows.filter(({row}) => row.offsetParent !== null).length : 0;
    output.textContent = words.length ? `${count} of ${rows.length} sources` : "";
  };
  const keep = () => {
    const address = new URL(location.href);
    if (input.value) address.searchParams.set("q", input.value);
    else address.searchParams.delete("q");
    history.replaceState(null, "", address);
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  input.value = new URL(location.href).searchParams.get("q") ?? "";
  input.addEventListener("input", () => {
    keep();
    find();
  });
  // A link to a source that the words hide shows it.
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.hidden) {
      input.value = "";
      keep();
      target.hidden = false;
      target.scrollIntoView();
    }
    find();
  });
  if (input.value) find();
}
