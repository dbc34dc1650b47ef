export const label = "waits for a module";
