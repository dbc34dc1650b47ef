/* What every page runs: small helps that the page reads well without. */
export {};
