/**
 * What a step leaves for its post step. The runner keeps it even when the step is killed right after saving, so it is
 * saved as soon as there is something to undo.
 */
export interface StateKey<T> {
  readonly name: string;
  /** The value from its JSON, or a throw where it has another shape: state is written by an earlier process. */
  readonly parse: (json: unknown) => T;
}

export interface StateStore {
  save<T>(key: StateKey<T>, value: T): void;
  /** The saved value; `undefined` where the main step saved none. */
  load<T>(key: StateKey<T>): T | undefined;
}

/** A state store over the runner's two functions. */
export function stateStore(write: (name: string, value: string) => void, read: (name: string) => string): StateStore {
  return {
    save: (key, value) => {
      write(key.name, JSON.stringify(value));
    },
    load: (key) => {
      const text = read(key.name);
      return text === '' ? undefined : key.parse(JSON.parse(text));
    },
  };
}
