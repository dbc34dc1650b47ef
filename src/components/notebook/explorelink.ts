/** The address that opens a question in the workbench, from the site's root. */
export const exploreLink = (sql: string): string => `/explore?sql=${encodeURIComponent(sql)}`;
