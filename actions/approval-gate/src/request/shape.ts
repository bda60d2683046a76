/** Whether a value that came from outside is just what it should be. */
export type Guard<T> = (value: unknown) => value is T;

type Shape = Readonly<Record<string, Guard<unknown>>>;
type Shaped<S extends Shape> = { readonly [K in keyof S]: S[K] extends Guard<infer T> ? T : never };

/** An object with exactly these keys, each its own. */
export function object<const S extends Shape>(shape: S): Guard<Shaped<S>> {
  const known = Object.keys(shape);
  return (value): value is Shaped<S> => {
    if (typeof value !== 'object' || value === null) return false;
    const given = new Map<string, unknown>(Object.entries(value));
    return given.size === known.length && known.every((key) => given.has(key) && shape[key]?.(given.get(key)) === true);
  };
}

export function listOf<T>(item: Guard<T>, maxItems: number): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.length <= maxItems && value.every(item);
}

export function text(pattern: RegExp): Guard<string> {
  return (value): value is string => typeof value === 'string' && pattern.test(value);
}

export function wholeNumber(min: number, max = Number.MAX_SAFE_INTEGER): Guard<number> {
  return (value): value is number => Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max;
}

export function oneOf<const V extends string | number | null | undefined>(...values: readonly V[]): Guard<V> {
  return (value): value is V => (values as readonly unknown[]).includes(value);
}

export function either<A, B>(one: Guard<A>, other: Guard<B>): Guard<A | B> {
  return (value): value is A | B => one(value) || other(value);
}
