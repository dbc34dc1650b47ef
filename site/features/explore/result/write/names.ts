/** Names that are all different: a second `a` becomes `a_1`, since a row of JSON, Arrow or Parquet has one column of a name. */
export function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let made = name;
    for (let count = 1; taken.has(made); count++) made = `${name}_${count}`;
    taken.add(made);
    return made;
  });
}
