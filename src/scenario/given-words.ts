import { nearestWord } from '../base/nearest-word';
import type { Problem } from '../base/problem';
import { isRaw, own, type Raw } from './parts';

/** What other parts of a file may refer to, and what it is called when nothing is called so. */
const WORDS = {
  requestTypes: 'the id of a request type',
  nodes: 'the id of a node',
  edges: 'the id of an edge',
  sagas: 'the id of a saga',
  views: 'the id of a read model',
  faults: 'the id of a fault',
  tags: 'a tag of a node',
  nodeZones: 'the zone of a node',
  zones: 'the zone of a node or a client',
} as const;

type WordKind = keyof typeof WORDS;

export type GivenWords = Readonly<Record<WordKind, ReadonlySet<string>>>;

/** Tells of a word that refers to nothing; true when it refers to something. */
export type Refer = (kind: WordKind, word: string, path: string) => boolean;

/** The words that a file gives to its parts, also to those with something wrong in them. */
export function givenWords(file: Raw): GivenWords {
  const nodes = partsOf(file, 'nodes');
  const nodeZones = nodes.flatMap((node) => textsIn(own(node, 'zones')));
  const clientZones = nodes.map((node) => own(node, 'zone'));
  return {
    requestTypes: idsOf(partsOf(file, 'requestTypes')),
    nodes: idsOf(nodes),
    edges: idsOf(partsOf(file, 'edges')),
    sagas: idsOf(partsOf(file, 'sagas')),
    views: idsOf(partsOf(file, 'views')),
    faults: idsOf(partsOf(file, 'faults')),
    tags: new Set(nodes.flatMap((node) => textsIn(own(node, 'tags')))),
    nodeZones: new Set(nodeZones),
    zones: new Set([...nodeZones, ...textsIn(clientZones)]),
  };
}

/** What to say of a word that refers to nothing: the one that was probably meant, or some that could be. */
export function unknownWord(kind: WordKind, word: string, given: GivenWords, path: string): Problem {
  const known = [...given[kind]];
  return { path, expected: `${WORDS[kind]}${adviceOn(word, known)}`, received: `"${word}"` };
}

/** What to write instead: the word that was probably meant, or some that could be. */
export function adviceOn(word: string, known: readonly string[]): string {
  const nearest = nearestWord(word, known);
  if (nearest !== null) return `, perhaps "${nearest}"`;
  if (known.length === 0) return '; the scenario has none';
  return `: ${known.slice(0, 8).join(', ')}${known.length > 8 ? ', …' : ''}`;
}

function partsOf(file: Raw, list: string): readonly Raw[] {
  return listIn(own(file, list)).filter(isRaw);
}

function idsOf(parts: readonly Raw[]): ReadonlySet<string> {
  return new Set(textsIn(parts.map((part) => own(part, 'id'))));
}

function textsIn(value: unknown): readonly string[] {
  return listIn(value).filter((item) => typeof item === 'string');
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
