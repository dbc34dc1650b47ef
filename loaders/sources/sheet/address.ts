/** Hosts that a published Google Sheet is handed out from. */
export const SHEET_HOSTS = [".googleusercontent.com"];
export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
export const SHEET_TYPES = [XLSX_TYPE, "text/csv"];

/**
 * The address of a spreadsheet's data. A Google Sheet is asked for as a workbook, since its CSV leaves links out; it has to be published or
 * shared with everybody who has the address. Other addresses stay as they are.
 */
export function sheetAddress(address: string): string {
  const url = new URL(address);
  if (url.hostname !== "docs.google.com") return address;
  const gid = url.searchParams.get("gid") ?? /gid=(\d+)/.exec(url.hash)?.[1];
  const published = /^\/spreadsheets\/d\/e\/([\w-]+)/.exec(url.pathname)?.[1];
  const shared = /^\/spreadsheets\/d\/([\w-]+)/.exec(url.pathname)?.[1];
  const query = new URLSearchParams(gid === undefined ? {} : {gid});
  if (published !== undefined) {
    if (gid !== undefined) query.set("single", "true");
    query.set("output", "xlsx");
    return `${url.origin}/spreadsheets/d/e/${published}/pub?${query.toString()}`;
  }
  if (shared === undefined) return address;
  query.set("format", "xlsx");
  return `${url.origin}/spreadsheets/d/${shared}/export?${query.toString()}`;
}
