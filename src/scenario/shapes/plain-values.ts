import { described } from './json-schema';
import { refuse, type Rule, type Shape } from './shape';

/** A text, with at most so many characters and whatever else it has to be. Each rule it breaks is told. */
export function text(longest: number, ...others: readonly Rule<string>[]): Shape<string> {
  const length = {
    fits: (value: string) => value.length <= longest,
    expected: `a text of at most ${longest} characters`,
    schema: { maxLength: longest },
  };
  return textThat(length, ...others);
}

/** What is no text at all breaks the first rule alone. */
export function textThat(first: Rule<string>, ...others: readonly Rule<string>[]): Shape<string> {
  const rules = [first, ...others];
  const read: Shape<string> = (value, path, problems) => {
    if (typeof value !== 'string') return refuse(value, first.expected, path, problems);
    const broken = rules.filter((rule) => !rule.fits(value));
    for (const rule of broken) refuse(value, rule.expected, path, problems);
    return broken.length === 0 ? value : undefined;
  };
  return described(read, () => Object.assign({ type: 'string' }, ...rules.map(({ schema }) => schema)));
}

export function numberFrom(min: number, max: number, unit = ''): Shape<number> {
  return numberThat({
    fits: (value) => value >= min && value <= max,
    expected: `a number from ${min} to ${max}${unit}`,
    schema: { minimum: min, maximum: max },
  });
}

export function numberThat({ fits, expected, schema = {} }: Rule<number>): Shape<number> {
  const read: Shape<number> = (value, path, problems) =>
    typeof value === 'number' && Number.isFinite(value) && fits(value)
      ? // Minus zero passes every comparison but prints and hashes unlike zero.
        value + 0
      : refuse(value, expected, path, problems);
  return described(read, () => ({ type: 'number', ...schema }));
}

export function choice<const Options extends readonly string[]>(options: Options): Shape<Options[number]> {
  const expected = `one of ${options.map((option) => `"${option}"`).join(', ')}`;
  const read: Shape<Options[number]> = (value, path, problems) =>
    options.find((option) => option === value) ?? refuse(value, expected, path, problems);
  return described(read, () => ({ enum: [...options] }));
}

/** Exactly this word: the `kind` of an object. */
export function literal<const Word extends string>(word: Word): Shape<Word> {
  const read: Shape<Word> = (value, path, problems) =>
    value === word ? word : refuse(value, `"${word}"`, path, problems);
  return described(read, () => ({ const: word }));
}

export const flag: Shape<boolean> = described(
  (value, path, problems) =>
    typeof value === 'boolean' ? value : refuse(value, 'true or false', path, problems),
  () => ({ type: 'boolean' }),
);
