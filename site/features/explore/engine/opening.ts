import {Engine, type EngineFiles} from "./engine.js";

/** An engine that is on its way. */
export interface Opening {
  engine: Promise<Engine>;
  /** From now on, `listener` alone hears the share of the engine that has arrived, 0 to 1. */
  hear: (listener: (share: number) => void) => void;
}

/** Begins to open the engine, for whoever will ask for it. */
export function startEngine(files: EngineFiles): Opening {
  let tell: (share: number) => void = () => undefined;
  const engine = Engine.open({...files, progress: (share) => tell(share)});
  // Who asks for it hears why it failed.
  engine.catch(() => undefined);
  return {engine, hear: (listener) => void (tell = listener)};
}
