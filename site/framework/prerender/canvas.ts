import {deflateSync} from "node:zlib";

const TABLE = Uint32Array.from({length: 256}, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; ++k) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});
const crc = (bytes: Uint8Array) => ~bytes.reduce((c, byte) => TABLE[(c ^ byte) & 255]! ^ (c >>> 8), ~0) >>> 0;

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A picture of 8-bit RGBA pixels as a PNG file. */
function png(pixels: Uint8ClampedArray, width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6], 8);
  const rows = Buffer.alloc(height * (width * 4 + 1));
  for (let y = 0; y < height; ++y)
    rows.set(pixels.subarray(y * width * 4, (y + 1) * width * 4), y * (width * 4 + 1) + 1);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", new Uint8Array())
  ]);
}

/** Red, green, blue (0 to 255) and opacity (0 to 1) of a color as d3 writes them; null for any other. */
function colorOf(text: string): [number, number, number, number] | null {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  if (hex) return [parseInt(hex[1]!, 16), parseInt(hex[2]!, 16), parseInt(hex[3]!, 16), 1];
  const rgb = /^rgba?\(\s*([\d.]+)\s*,\s*([\d.]+)\s*,\s*([\d.]+)\s*(?:,\s*([\d.]+)\s*)?\)$/.exec(text);
  return rgb && [Number(rgb[1]), Number(rgb[2]), Number(rgb[3]), Number(rgb[4] ?? 1)];
}

/**
 * How wide a text is, about: half its size for a letter. `font` is as CSS and canvases write it.
 * @returns width and height of a line, in px
 */
function textSize(text: string, font = ""): {width: number; height: number} {
  const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 10);
  return {width: text.length * size * 0.55, height: size * 1.2};
}

/**
 * A canvas that holds pixels, and can say how wide a text is, and no more: Plot draws its color legends and rasters on one. `need` is called for
 * everything else.
 * @returns what `getContext` and `toDataURL` of the page's canvases are to be
 */
export function pixelCanvas(need: (what?: string) => never): {
  getContext: (this: HTMLCanvasElement, kind: string) => object;
  toDataURL: (this: HTMLCanvasElement) => string;
} {
  const contexts = new WeakMap<object, {pixels: Uint8ClampedArray; context: object}>();
  const dataOf = (width: number, height: number) => ({
    width,
    height,
    data: new Uint8ClampedArray(width * height * 4)
  });
  return {
    getContext(kind) {
      if (kind !== "2d") need();
      const known = contexts.get(this);
      if (known) return known.context;
      const {width, height} = this;
      const pixels = new Uint8ClampedArray(width * height * 4);
      const does = {
        canvas: this,
        fillStyle: "#000000",
        font: "10px sans-serif",
        measureText: (text: string) => textSize(text, does.font),
        createImageData: dataOf,
        putImageData({data, width: w, height: h}: ReturnType<typeof dataOf>, x: number, y: number) {
          for (let row = 0; row < h; ++row)
            pixels.set(data.subarray(row * w * 4, (row + 1) * w * 4), ((y + row) * width + x) * 4);
        },
        fillRect(x: number, y: number, w: number, h: number) {
          const color = colorOf(does.fillStyle) ?? need();
          for (let row = y; row < Math.min(height, y + h); ++row)
            for (let column = x; column < Math.min(width, x + w); ++column)
              pixels.set([color[0], color[1], color[2], color[3] * 255], (row * width + column) * 4);
        }
      };
      const context = new Proxy(does, {
        get: (target, name) => (name in target ? (Reflect.get(target, name) as unknown) : need(String(name)))
      });
      contexts.set(this, {pixels, context});
      return context;
    },
    toDataURL() {
      const drawn = contexts.get(this) ?? need();
      return `data:image/png;base64,${png(drawn.pixels, this.width, this.height).toString("base64")}`;
    }
  };
}
