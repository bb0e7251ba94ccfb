import type { Scenario } from '../scenario/format';

/** A built-in scenario as the build has written it: checked and complete, so that nothing has to be read anew. */
export async function finishedFile(
  files: Readonly<Record<string, string>>,
  id: string,
): Promise<Scenario | undefined> {
  if (!Object.hasOwn(files, id)) return undefined;
  const answer = await fetch(files[id]).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The scenario ${id} could not be fetched: ${why}. Are you offline?`);
  });
  if (!answer.ok) {
    throw new Error(`The scenario ${id} could not be fetched: the server answered ${answer.status}.`);
  }
  const scenario: Scenario = await answer.json();
  return scenario;
}
