import { resolve } from 'node:path';

/** What is known of the modules of a build. */
export interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** Screens that come as one file each; a part that several of them need comes with the first. */
export const SCREENS: Readonly<Record<string, readonly string[]>> = {
  // What two menus of the bar share is smaller there than in a file of its own.
  playground: ['ui/shell/playground.tsx', 'ui/shell/top-bar/use-back-to-the-scenario.ts'],
  dock: ['ui/dock/dock.tsx', 'ui/charts/charts-view.tsx'],
  'engine-room': ['state/engine-room.ts'],
};

const SOURCE = resolve(import.meta.dirname, '..');

/**
 * The file that a module comes with, or null where the build may choose. Left to itself, it makes a file of its own of
 * every part that two screens share: many small ones, which together take more room on the line than one.
 */
export function screenChunks(screens = SCREENS): (id: string, graph: ModuleGraph) => string | null {
  let modules: ReadonlyMap<string, string> | undefined;
  return (id, graph) => {
    modules ??= chunksOf(screens, graph);
    return modules.get(id) ?? null;
  };
}

function chunksOf(
  screens: Readonly<Record<string, readonly string[]>>,
  graph: ModuleGraph,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (id: string, name: string): void => {
    if (found.has(id)) return;
    found.set(id, name);
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) visit(imported, name);
  };
  for (const [name, roots] of Object.entries(screens)) {
    for (const root of roots) visit(resolve(SOURCE, root), name);
  }
  return found;
}
