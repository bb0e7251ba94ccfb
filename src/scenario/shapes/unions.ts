import { isRaw, own } from '../parts';
import { described, schemaOf } from './json-schema';
import { keyPath, refuse, type ReadBy, type Shape } from './shape';

/** An object of one of several kinds, which its key `kind` tells apart. */
export function byKind<const Kinds extends { [Kind in keyof Kinds]: Shape<{ readonly kind: Kind }> }>(
  kinds: Kinds,
): Shape<ReadBy<Kinds[keyof Kinds]>> {
  return byWord('kind', kinds);
}

/** An object that can be one of several things, which the word under one of its keys tells apart. */
export function byWord<const Words extends { [Word in keyof Words]: Shape<unknown> }>(
  key: string,
  given: Words,
): Shape<ReadBy<Words[keyof Words]>> {
  const shapes = new Map<unknown, Shape<ReadBy<Words[keyof Words]>>>(Object.entries(given));
  const quoted = Object.keys(given).map((word) => `"${word}"`);
  const words = `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
  const read: Shape<ReadBy<Words[keyof Words]>> = (raw, path, problems) => {
    if (!isRaw(raw)) return refuse(raw, `an object with ${key} ${words}`, path, problems);
    const word = own(raw, key);
    const shape = shapes.get(word);
    if (shape === undefined) return refuse(word, words, keyPath(path, key), problems);
    return shape(raw, path, problems);
  };
  return described(read, () => ({ oneOf: [...shapes.values()].map(schemaOf) }));
}

/** One way to write a value: `when` tells by types alone whether this way is meant, so that slips are told in it. */
interface Way<Value> {
  readonly when: (value: unknown) => boolean;
  readonly shape: Shape<Value>;
}

/** A value that may be written in two ways; one that is meant in neither is told as a whole. */
export function eitherOf<First, Second>(
  first: Way<First>,
  second: Way<Second>,
  expected: string,
): Shape<First | Second> {
  const ways: readonly Way<First | Second>[] = [first, second];
  const read: Shape<First | Second> = (value, path, problems) => {
    const way = ways.find(({ when }) => when(value));
    return way === undefined ? refuse(value, expected, path, problems) : way.shape(value, path, problems);
  };
  return described(read, () => ({ anyOf: ways.map(({ shape }) => schemaOf(shape)) }));
}
