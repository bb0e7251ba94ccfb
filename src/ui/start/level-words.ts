import type { Level } from '../../scenario/library/levels';

interface LevelWords {
  readonly name: string;
  readonly help: string;
}

export const LEVELS: Readonly<Record<Level, LevelWords>> = {
  0: { name: 'First steps', help: 'One fault, to be understood by watching.' },
  1: { name: 'Some practice', help: 'Systems side by side that differ in one thing.' },
  2: { name: 'Deep', help: 'Several patterns at once, and effects that come late.' },
};
