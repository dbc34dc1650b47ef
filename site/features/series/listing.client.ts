/* Lets readers sort and filter a table that is complete without it. */

const collator = new Intl.Collator("en", {numeric: true});

function keyOf(row: HTMLTableRowElement, index: number): string {
  return (row.cells[index]?.textContent ?? "").replaceAll(",", "");
}

function enhance(listing: HTMLElement): void {
  const table = listing.querySelector("table");
  const body = table?.tBodies[0];
  if (!table?.tHead || !body || !table.caption) return;
  const {caption} = table;
  const rows = [...body.rows];
  const all = caption.textContent;
  const words = rows.map((row) => row.textContent.toLowerCase());

  const label = document.createElement("label");
  const input = Object.assign(document.createElement("input"), {type: "search", autocomplete: "off"});
  label.append("Filter ", input);
  label.className = "listing-filter";
  listing.prepend(label);
  const filter = () => {
    const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, index) => {
      row.hidden = !wanted.every((word) => words[index]?.includes(word));
      if (!row.hidden) shown += 1;
    });
    caption.textContent = wanted.length ? `${shown} of ${all}` : all;
  };
  caption.setAttribute("role", "status");
  input.addEventListener("input", filter);

  const heads = [...table.tHead.rows[0]!.cells];
  heads.forEach((head, index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      body.append(...[...rows].sort((a, b) => (up ? 1 : -1) * collator.compare(keyOf(a, index), keyOf(b, index))));
    });
  });
  // A row that the address names is in view, whatever stood above it before.
  const named = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named && body.contains(named)) named.scrollIntoView({block: "center"});
}

for (const listing of document.querySelectorAll<HTMLElement>("[data-listing]")) enhance(listing);
