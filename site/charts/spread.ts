/**
 * Moves blocks apart along a line so that none covers another, each as near to where it wants to be as the others allow.
 * @param wanted where each block would start, in order
 * @param sizes how long each is
 * @param length how long the line is; blocks that cannot all fit run past its end
 */
export function spread(wanted: readonly number[], sizes: readonly number[], length: number): number[] {
  interface Cluster {
    start: number;
    size: number;
    sum: number;
    count: number;
  }
  const clusters: Cluster[] = [];
  const place = (cluster: Cluster) => {
    cluster.start = Math.max(0, Math.min(cluster.sum / cluster.count, length - cluster.size));
  };
  for (const [index, start] of wanted.entries()) {
    let cluster: Cluster = {start, size: sizes[index] ?? 0, sum: start, count: 1};
    place(cluster);
    for (let before = clusters.at(-1); before && before.start + before.size > cluster.start; before = clusters.at(-1)) {
      clusters.pop();
      // What a block of the later cluster wants, seen from the start of the joined one.
      cluster = {
        start: 0,
        size: before.size + cluster.size,
        sum: before.sum + cluster.sum - before.size * cluster.count,
        count: before.count + cluster.count
      };
      place(cluster);
    }
    clusters.push(cluster);
  }
  const found: number[] = [];
  for (const {start, count} of clusters) {
    let at = start;
    for (let index = 0; index < count; index += 1) {
      found.push(at);
      at += sizes[found.length - 1] ?? 0;
    }
  }
  return found;
}
