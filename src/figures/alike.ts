/** Rows that tell of one thing: an event, the number that it gave, the order that it was. */
const ALIKE = [
  ["irs-ice-transfer@2025-08-07/disclosed", "addresses-sent-2025-08-07"],
  ["irs-ice-transfer@2025-06/requested", "ice-asks-for-1280000"],
  ["irs-ice-transfer@2026-02-26/violations-found", "violations-found", "ctr-indicative-ruling"],
  ["irs-ice-transfer@2026-02-11/insufficient-address", "romo-declaration"],
  ["dhs-requests@2025-04-03/eventual-total", "dhs-asks-for-up-to-7-million"],
  ["dhs-requests@2025-02-27/first-request-rejected", "ice-asks-for-700000"]
];

/** A row and those that tell of the same thing, so that all figures light it together. */
export const alike = (id: string): string[] => [...new Set([id, ...(ALIKE.find((rows) => rows.includes(id)) ?? [])])];
