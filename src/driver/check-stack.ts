import { checkSettings } from '../base/check-settings';
import { nearestWord } from '../base/nearest-word';
import type { Problem } from '../base/problem';
import { receivedText } from '../base/received-text';
import { err, ok, type Result } from '../base/result';
import {
  PATTERN_IDS,
  patterns,
  type LayerOf,
  type PatternId,
  type PatternSettings,
} from '../patterns/registry';
import { MOST_LAYERS } from '../policies/attempts';

interface LayerSpecOf<Id extends PatternId> {
  /** Names the layer in events and snapshots; without one it is named after its kind. */
  readonly id?: string;
  readonly kind: Id;
  /** What is not said here is as the pattern has it by default. */
  readonly settings?: Partial<PatternSettings[Id]>;
  /** A layer that is switched off is checked, and left out. */
  readonly enabled?: boolean;
}

/** A layer as it is written down: the form that scenarios have. */
export type LayerSpec = { [Id in PatternId]: LayerSpecOf<Id> }[PatternId];

/** A layer as guards have it: with an id of its own and all of its settings. */
export type CheckedLayer = LayerOf<PatternId>;

const LAYER_KEYS = ['id', 'kind', 'settings', 'enabled'];

/** Reads a stack, outermost layer first, from wherever it comes, and reports everything that is wrong with it. */
export function checkStack(stack: unknown): Result<readonly CheckedLayer[], Problem[]> {
  if (!Array.isArray(stack)) {
    return err([{ path: 'stack', expected: 'a list of layers', received: receivedText(stack) }]);
  }
  const given: readonly unknown[] = stack;
  const problems: Problem[] = [];
  if (given.length > MOST_LAYERS) {
    problems.push({
      path: 'stack',
      expected: `at most ${MOST_LAYERS} layers`,
      received: receivedText(given),
    });
  }
  const layers: CheckedLayer[] = [];
  given.forEach((spec, index) => checkLayer(spec, `stack[${index}]`, layers, problems));
  if (problems.length > 0) return err(problems);
  return ok(layers.filter((_, index) => !isOff(given[index])));
}

function checkLayer(spec: unknown, path: string, layers: CheckedLayer[], problems: Problem[]): void {
  if (typeof spec !== 'object' || spec === null || Array.isArray(spec)) {
    problems.push({ path, expected: 'a layer: { kind, settings }', received: receivedText(spec) });
    return;
  }
  const known = problems.length;
  for (const key of Object.keys(spec)) {
    if (LAYER_KEYS.includes(key)) continue;
    problems.push({ path, expected: `one of ${LAYER_KEYS.join(', ')}`, received: receivedText(key) });
  }
  const kind = own(spec, 'kind');
  const id = own(spec, 'id');
  const settings = own(spec, 'settings') ?? {};
  if (!isPatternId(kind)) {
    problems.push({ path: `${path}.kind`, expected: kindsText(kind), received: receivedText(kind) });
    return;
  }
  if (id !== undefined && (typeof id !== 'string' || id === '')) {
    problems.push({ path: `${path}.id`, expected: 'a name, or no id at all', received: receivedText(id) });
    return;
  }
  const name = id ?? nameFor(kind, layers);
  if (layers.some((layer) => layer.id === name)) {
    problems.push({
      path: `${path}.id`,
      expected: 'an id that no other layer of the stack has',
      received: receivedText(name),
    });
  }
  const enabled = own(spec, 'enabled') ?? true;
  if (typeof enabled !== 'boolean') {
    problems.push({ path: `${path}.enabled`, expected: 'true or false', received: receivedText(enabled) });
  }
  const layer = layerOf(kind, name, settings, `${path}.settings`);
  if (!layer.ok) problems.push(...layer.error);
  else if (problems.length === known) layers.push(layer.value);
}

function isOff(spec: unknown): boolean {
  return typeof spec === 'object' && spec !== null && own(spec, 'enabled') === false;
}

function layerOf<Id extends PatternId>(
  kind: Id,
  id: string,
  settings: unknown,
  path: string,
): Result<CheckedLayer, Problem[]> {
  const checked = checkSettings(patterns[kind].fields, settings, path);
  if (!checked.ok) return checked;
  // The settings were read by the declaration of this kind: the compiler cannot follow that over all kinds at once.
  return ok({ id, kind, settings: checked.value } as CheckedLayer);
}

/** The second layer of a kind is "timeout-2": the same stack gives the same names, so that engines are found again. */
function nameFor(kind: PatternId, layers: readonly CheckedLayer[]): string {
  const taken = layers.map(({ id }) => id);
  if (!taken.includes(kind)) return kind;
  let number = 2;
  while (taken.includes(`${kind}-${number}`)) number++;
  return `${kind}-${number}`;
}

/** Only what the object itself holds counts: nothing inherited is ever taken for a part of a layer. */
function own(spec: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(spec, key)?.value;
}

function isPatternId(kind: unknown): kind is PatternId {
  return PATTERN_IDS.some((id) => id === kind);
}

function kindsText(kind: unknown): string {
  const nearest = typeof kind === 'string' ? nearestWord(kind, PATTERN_IDS) : null;
  return nearest === null ? `one of ${PATTERN_IDS.join(', ')}` : `a known kind, perhaps "${nearest}"`;
}
