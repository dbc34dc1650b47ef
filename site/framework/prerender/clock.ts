/** How long, by the page's own clock, cells may take for their first values, and what they set in motion may go on after that. */
const FIRST_VALUES_MS = 10_000;
const MOTION_MS = 1_000;
const FRAME_MS = 16;

interface Timer {
  due: number;
  every?: number;
  run: () => void;
}

/**
 * A clock that stands still until nothing else can happen, and then goes to the next timer: a page gets the same times, and the same random
 * numbers, at every build.
 */
export class Clock {
  /** Milliseconds since the page began. */
  #time = 0;
  #last = 0;
  readonly #timers = new Map<number, Timer>();
  readonly #queue: {place: number; run: () => void}[] = [];

  /** @param now what the date is, in milliseconds */
  constructor(private readonly now: number) {}

  #set(run: unknown, delay: unknown, args: unknown[], repeated = false): number {
    if (typeof run !== "function") throw new TypeError("a timer is given a function");
    const wait = Math.max(repeated ? 1 : 0, Number(delay) || 0);
    const call = run as (...args: unknown[]) => void;
    this.#timers.set(++this.#last, {
      due: this.#time + wait,
      run: () => call(...args),
      ...(repeated && {every: wait})
    });
    return this.#last;
  }

  /** Whether a timer is still set. */
  get moves(): boolean {
    return this.#timers.size > 0;
  }

  /** Gives the page this clock instead of the machine's. */
  install(): void {
    const {now} = this;
    const Machine = Date;
    const page = new Proxy(Machine, {
      construct: (target, args, made) => Reflect.construct(target, args.length ? args : [now], made) as Date,
      apply: () => new Machine(now).toString()
    });
    Machine.now = () => now;
    Machine.prototype.constructor = page;
    let state = 0x2f6e2b1;
    const random = () => {
      // mulberry32
      let t = (state += 0x6d2b79f5);
      t = Math.imul(t ^ (t >>> 15), t | 1);
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
      return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
    };
    const clear = (id: unknown) => void this.#timers.delete(id as number);
    Math.random = random;
    performance.now = () => this.#time;
    Object.assign(globalThis, {
      Date: page,
      setTimeout: (run: unknown, delay: unknown, ...args: unknown[]) => this.#set(run, delay, args),
      setInterval: (run: unknown, delay: unknown, ...args: unknown[]) => this.#set(run, delay, args, true),
      clearTimeout: clear,
      clearInterval: clear,
      requestAnimationFrame: (run: (time: number) => void) => this.#set(() => run(this.#time), FRAME_MS, []),
      cancelAnimationFrame: clear,
      requestIdleCallback: (run: unknown) => this.#set(run, 1, [{didTimeout: false, timeRemaining: () => 0}]),
      cancelIdleCallback: clear
    });
    crypto.getRandomValues = <T extends ArrayBufferView>(array: T) => {
      const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
      for (let i = 0; i < bytes.length; ++i) bytes[i] = random() * 256;
      return array;
    };
    crypto.randomUUID = () => {
      const hex = Array.from({length: 32}, () => Math.floor(random() * 16).toString(16)).join("");
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
    };
  }

  /**
   * Runs something when nothing else can happen, the lowest place first. Cells that waited for a module and for a file would else run in the
   * order in which these come, and number what they make by it.
   */
  queue(place: number, run: () => void): void {
    this.#queue.push({place, run});
  }

  /** Runs until nothing is left to happen, or the time is over. `waits` says whether some cell has no value yet. */
  run(waits: () => boolean): Promise<void> {
    let settled: number | null = null;
    return new Promise((resolve) => {
      // Node says so when there is nothing that it waits for: files are read, modules compiled, and the engine has answered.
      const idle = () => {
        const [ready] = this.#queue.sort((a, b) => a.place - b.place).splice(0, 1);
        if (ready) {
          setImmediate(ready.run);
          return;
        }
        if (!waits()) settled ??= this.#time;
        const end = settled === null ? FIRST_VALUES_MS : settled + MOTION_MS;
        const [next] = [...this.#timers]
          .filter(([, {every}]) => settled === null || every === undefined)
          .sort(([a, {due: first}], [b, {due: second}]) => first - second || a - b);
        if (!next || next[1].due > end) {
          process.off("beforeExit", idle);
          setImmediate(resolve);
          return;
        }
        const [id, timer] = next;
        this.#time = Math.max(this.#time, timer.due);
        if (timer.every === undefined) this.#timers.delete(id);
        else timer.due += timer.every;
        setImmediate(timer.run);
      };
      process.on("beforeExit", idle);
    });
  }
}
