/**
 * The import table: which room may import which. Default deny, so a new folder of src/ fails until it has a row.
 * Imports run one way; every row lists rooms further to the right only.
 */
export interface Room {
  readonly imports: readonly RoomName[];
  /** From these rooms only types and settings declarations may come: the importer never runs their engines. */
  readonly contractsOf?: readonly RoomName[];
  readonly packages: readonly string[];
  readonly node?: true;
  /** Compiled without DOM, timers and clock; names in pure-names.ts are banned there. */
  readonly pure?: true;
}

/** What draws the page: React, its canvas and charts, and the parts under menus, dialogs, long lists and texts. */
const FACE_PACKAGES = [
  'react',
  'react-dom',
  'zustand',
  'lucide-react',
  '@fontsource-variable/inter',
  '@fontsource-variable/jetbrains-mono',
  '@radix-ui/react-dialog',
  '@radix-ui/react-dropdown-menu',
  '@xyflow/react',
  '@codemirror/autocomplete',
  '@codemirror/commands',
  '@codemirror/lang-json',
  '@codemirror/language',
  '@codemirror/lint',
  '@codemirror/search',
  '@codemirror/state',
  '@codemirror/view',
  '@lezer/common',
  '@lezer/highlight',
  'cmdk',
  'recharts',
] as const;

const RIGHT_OF_SCENARIO = ['sim', 'domain', 'policies', 'patterns', 'base'] as const;

export type RoomName =
  | 'main'
  | 'ui'
  | 'state'
  | 'worker'
  | 'worker-host'
  | 'mocks'
  | 'scenario'
  | 'sim'
  | 'domain'
  | 'policies'
  | 'patterns'
  | 'base'
  | 'driver'
  | 'build'
  | 'cli'
  | 'e2e'
  | 'config';

export const ROOMS: Readonly<Record<RoomName, Room>> = {
  main: {
    imports: ['ui', 'state', 'worker', 'worker-host', 'mocks', 'scenario', ...RIGHT_OF_SCENARIO],
    packages: FACE_PACKAGES,
  },
  ui: {
    imports: ['state', 'worker', 'base'],
    contractsOf: ['scenario', 'sim', 'domain', 'policies', 'patterns'],
    packages: FACE_PACKAGES,
  },
  state: { imports: ['worker', 'scenario', ...RIGHT_OF_SCENARIO], packages: ['zustand'] },
  worker: { imports: ['scenario', ...RIGHT_OF_SCENARIO], packages: [] },
  'worker-host': {
    imports: ['worker', 'mocks', 'scenario', ...RIGHT_OF_SCENARIO],
    packages: [],
  },
  mocks: { imports: ['domain', 'base'], contractsOf: ['scenario'], packages: ['msw'] },
  scenario: { imports: RIGHT_OF_SCENARIO, packages: [], pure: true },
  sim: { imports: ['domain', 'policies', 'patterns', 'base'], packages: [], pure: true },
  domain: { imports: ['policies', 'patterns', 'base'], packages: [], pure: true },
  policies: { imports: ['patterns', 'base'], packages: [], pure: true },
  patterns: { imports: ['base'], packages: [], pure: true },
  base: { imports: [], packages: [], pure: true },
  driver: { imports: ['policies', 'patterns', 'base'], packages: [] },
  build: { imports: ['scenario'], packages: ['vite', 'terser', 'react'], node: true },
  cli: {
    imports: ['scenario', 'driver', ...RIGHT_OF_SCENARIO],
    packages: ['@playwright/test', '@sparticuz/chromium'],
    node: true,
  },
  e2e: {
    imports: ['cli', 'worker', 'scenario', 'sim', 'base'],
    packages: ['@playwright/test', '@axe-core/playwright'],
    node: true,
  },
  config: { imports: ['build'], packages: ['vite', 'vitest', '@vitejs/plugin-react'], node: true },
};

/** What tests of every room may use, and the peers that some of them are compared with. */
export const TEST_PACKAGES: readonly string[] = ['vitest', 'fast-check'];
const GUARDS_OF_OTHERS: readonly string[] = ['opossum', 'cockatiel', 'p-retry'];
export const PEER_PACKAGES: Readonly<Partial<Record<RoomName, readonly string[]>>> = {
  // Scenario files are checked by another validator, too.
  cli: ['quickjs-emscripten', 'vite', 'ajv', ...GUARDS_OF_OTHERS],
  // What stands in for a part of a library draws what that draws.
  build: ['react-dom', 'lucide-react'],
  // Engines are compared with those of others, which stay out of the build.
  patterns: GUARDS_OF_OTHERS,
  policies: GUARDS_OF_OTHERS,
  driver: GUARDS_OF_OTHERS,
};

/** The room a path belongs to, or `undefined` for a place that the table does not know. */
export function roomOf(path: string): RoomName | undefined {
  if (path === 'vite.config.ts' || path === 'vite.config') return 'config';
  const parts = path.split('/');
  if (parts[0] === 'e2e') return 'e2e';
  if (parts[0] !== 'src') return undefined;
  if (parts.length === 2) return /^main(\.|$)/.test(parts[1] ?? '') ? 'main' : undefined;
  if (parts[1] === 'worker' && /^host(\.|$)/.test(parts[2] ?? '')) return 'worker-host';
  const folder = parts[1] ?? '';
  return isFolderRoom(folder) ? folder : undefined;
}

function isFolderRoom(folder: string): folder is RoomName {
  return folder in ROOMS && !['main', 'worker-host', 'e2e', 'config'].includes(folder);
}

export function isPure(path: string): boolean {
  const room = roomOf(path);
  return room !== undefined && ROOMS[room].pure === true;
}
