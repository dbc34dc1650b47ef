/** How many times as many rounds random tests look for: 1 in `npm test`, each time from another seed; `npm run test:long` takes many. */
export const ROUNDS = Number(process.env["ROUNDS"] ?? 1);
