import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {feature} from "topojson-client";
import {STATE_CODES, stateName} from "../ui/states.js";

/** Rings that enclose less than this, in square units of the map, would not be seen. */
const LEAST = 1.5;

type Ring = readonly (readonly number[])[];
type Topology = Parameters<typeof feature>[0];

const area = (ring: Ring) =>
  Math.abs(
    ring.reduce((sum, [x = 0, y = 0], index) => {
      const [u = 0, v = 0] = ring[(index + 1) % ring.length] ?? [];
      return sum + x * v - u * y;
    }, 0)
  ) / 2;

function pathOf(ring: Ring): string {
  const points = ring.map(([x = 0, y = 0]) => [Math.round(x), Math.round(y)] as const);
  const kept = points.filter(
    ([x, y], index) => index === 0 || x !== points[index - 1]?.[0] || y !== points[index - 1]?.[1]
  );
  if (kept.length < 4) return "";
  const corners: (readonly [number, number])[] = [];
  for (const [index, [x, y]] of kept.slice(0, -1).entries()) {
    const [[a, b], [c, d]] = [corners.at(-1) ?? [x, y], kept[index + 1]!];
    const [before, after] = [
      [x - a, y - b],
      [c - x, d - y]
    ] as const;
    const [turn, on] = [before[0] * after[1] - before[1] * after[0], before[0] * after[0] + before[1] * after[1]];
    // A point on a straight line says nothing.
    if (index === 0 || turn !== 0 || on < 0) corners.push([x, y]);
  }
  return `M${corners.map((point) => point.join(" ")).join("L")}Z`;
}

/** The states' outlines by code, as paths on a map 975 wide and 610 high (Albers’ projection), so that no page has to project a map. */
export function stateOutlines(): Record<string, string> {
  const topology = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve("us-atlas/states-albers-10m.json"), "utf8")
  ) as Topology;
  const states = feature(topology, topology.objects["states"]!) as unknown as {
    features: {properties: {name: string}; geometry: {type: string; coordinates: unknown}}[];
  };
  const codes = new Map(STATE_CODES.map((code) => [stateName(code), code]));
  const found = states.features.map(({properties: {name}, geometry: {type, coordinates}}) => {
    const code = codes.get(name);
    if (code === undefined) throw new RangeError(`there is no code of ${name}`);
    const rings = ((type === "Polygon" ? [coordinates] : coordinates) as Ring[][]).flat();
    return [
      code,
      rings
        .filter((ring) => area(ring) >= LEAST)
        .map(pathOf)
        .join("")
    ] as const;
  });
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}
