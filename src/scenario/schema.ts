import * as z from 'zod/mini';
import { nearestWord } from '../base/nearest-word';
import { PATTERN_IDS } from '../patterns/registry';
import { LIMITS } from './limits';
import { LONGEST_RUN_MS, LONGEST_WORK_MS } from './node-settings';

/**
 * The structure of the parts of a file, one schema each; plain settings and latencies are read by their own
 * declarations. The message of every check is what was expected there. Several unknown keys of one object are told
 * in one message, a line each (parts.ts takes them apart).
 */
const ID = /^[a-z0-9-]{1,64}$/;
const ID_TEXT = 'an id of 1 to 64 small letters, digits and hyphens';

function closed<Shape extends z.core.$ZodShape>(shape: Shape, alsoKnown: readonly string[] = []) {
  const known = [...Object.keys(shape), ...alsoKnown];
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => advice(key, known)).join('\n')
        : 'an object',
  });
}

/** What to write in place of an unknown key. */
export function advice(key: string, known: readonly string[]): string {
  const nearest = nearestWord(key, known);
  return nearest === null ? `only the keys ${known.join(', ')}` : `a known key, perhaps "${nearest}"`;
}

function text(longest: number) {
  const error = `a text of at most ${longest} characters`;
  return z.string({ error }).check(z.refine((value) => value.length <= longest, { error }));
}

function numberFrom(min: number, max: number, unit = '') {
  const error = `a number from ${min} to ${max}${unit}`;
  return z.number({ error }).check(
    z.refine((value) => value >= min && value <= max, { error }),
    // Minus zero passes every comparison but prints and hashes unlike zero.
    z.overwrite((value) => value + 0),
  );
}

function choice<const Options extends readonly string[]>(options: Options) {
  return z.enum(options, { error: `one of ${options.map((option) => `"${option}"`).join(', ')}` });
}

const id = z.string({ error: ID_TEXT }).check(z.refine((value) => ID.test(value), { error: ID_TEXT }));
const name = text(LIMITS.name);
const lines = z._default(listOf(text(LIMITS.line), LIMITS.listItems), []);

function listOf<Item extends z.core.SomeType>(item: Item, most: number) {
  const error = `a list of at most ${most} items`;
  return z.array(item, { error }).check(z.maxLength(most, { error }));
}

const SECONDS = `whole seconds, in ms (1000, 2000, …) up to ${LONGEST_RUN_MS}: figures are kept by the second`;
const wholeSeconds = z.number({ error: SECONDS }).check(
  z.refine((ms) => ms >= 0 && ms <= LONGEST_RUN_MS && ms % 1000 === 0, { error: SECONDS }),
  z.overwrite((ms) => ms + 0),
);
const instant = numberFrom(0, LONGEST_RUN_MS, ' ms');

const seed = z.number({ error: 'a whole number from 0 to 9007199254740991' }).check(
  z.refine((value) => Number.isSafeInteger(value) && value >= 0, {
    error: 'a whole number from 0 to 9007199254740991',
  }),
  z.overwrite((value) => value + 0),
);

const position = z.exactOptional(closed({ x: numberFrom(-1e6, 1e6), y: numberFrom(-1e6, 1e6) }));

export const TOP_LISTS = ['requestTypes', 'nodes', 'edges', 'faults', 'expect'] as const;

/** Everything of the file but its lists, which are read part by part. */
export const topSchema = closed(
  {
    id,
    name,
    question: z._default(text(LIMITS.line), ''),
    watch: lines,
    tags: z._default(listOf(name, LIMITS.listItems), []),
    notes: z._default(text(LIMITS.notes), ''),
    seed: z._default(seed, 1),
    durationMs: z._default(numberFrom(1000, LONGEST_RUN_MS, ' ms'), 60_000),
    measure: z.optional(closed({ fromMs: wholeSeconds, toMs: wholeSeconds })),
  },
  ['format', 'version', 'engine', ...TOP_LISTS],
);

export const requestTypeSchema = (settings: readonly string[]) =>
  closed(
    {
      id,
      name: z.optional(name),
      method: z._default(choice(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']), 'GET'),
      path: z._default(
        text(LIMITS.line).check(
          z.refine((path) => path.startsWith('/'), { error: 'a path that begins with /' }),
        ),
        '/',
      ),
    },
    settings,
  );

export const clientSchema = (settings: readonly string[]) =>
  closed(
    {
      kind: z.literal('client'),
      id,
      name: z.optional(name),
      position,
      mix: z._default(
        listOf(
          closed({ requestType: id, edge: id, weight: z._default(numberFrom(0, 1_000_000), 1) }),
          LIMITS.mixEntries,
        ),
        [],
      ),
    },
    settings,
  );

const STEP = `an edge id, or a list of 1 to ${LIMITS.callsInStep} edge ids that are called side by side`;
const callsTogether = z
  .array(id, { error: STEP })
  .check(z.minLength(1, { error: STEP }), z.maxLength(LIMITS.callsInStep, { error: STEP }));
const step = z.union([id, callsTogether], { error: STEP });

export const WORK_KINDS = ['service', 'gateway', 'database'] as const;

export const workSchema = (settings: readonly string[]) =>
  closed(
    {
      kind: choice(WORK_KINDS),
      id,
      name: z.optional(name),
      position,
      plan: z._default(listOf(step, LIMITS.steps), []),
    },
    ['latency', ...settings],
  );

export const edgeSchema = (settings: readonly string[]) =>
  closed({ id, from: id, to: id }, ['latency', 'stack', ...settings]);

export const layerSchema = closed({ id, kind: choice(PATTERN_IDS) }, ['settings']);

export const faultSchema = (settings: readonly string[]) =>
  closed({ id, name: z.optional(name), node: id, fromMs: instant, toMs: instant }, settings);

const range = { fromMs: wholeSeconds, toMs: wholeSeconds };
const PERCENTILE = 'a number above 0 and below 100';

export const expectationSchema = z.discriminatedUnion(
  'kind',
  [
    closed({
      id,
      kind: z.literal('breaker-state'),
      edge: id,
      layer: id,
      state: choice(['open', 'half-open', 'closed']),
      after: closed({ fault: id, at: choice(['start', 'end']) }),
      withinMs: numberFrom(0, LONGEST_RUN_MS, ' ms'),
    }),
    closed({
      id,
      kind: z.literal('goodput'),
      client: z.exactOptional(id),
      ...range,
      atLeast: numberFrom(0, 1),
    }),
    closed({
      id,
      kind: z.literal('latency'),
      client: z.exactOptional(id),
      percentile: z
        .number({ error: PERCENTILE })
        .check(z.refine((value) => value > 0 && value < 100, { error: PERCENTILE })),
      ...range,
      atMostMs: numberFrom(0, LONGEST_WORK_MS, ' ms'),
    }),
  ],
  { error: 'an object with kind "breaker-state", "goodput" or "latency"' },
);
