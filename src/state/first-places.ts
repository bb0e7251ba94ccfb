interface Placed {
  readonly id?: unknown;
  readonly position?: unknown;
}

/** Where the nodes of a scenario stand, as a text by which two moments can be compared. */
export function placesText(scenarioId: unknown, nodes: readonly Placed[]): string {
  return JSON.stringify([scenarioId, nodes.map(({ id, position }) => [id, position])]);
}
