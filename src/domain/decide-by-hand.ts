import type { Problem } from '../base/problem';
import { nearestWord } from '../base/nearest-word';
import { err, ok, type Result } from '../base/result';
import { commandsOf, writtenCommand, type WrittenCommand } from './commands-by-hand';
import type { Context } from './context';
import type { DomainProblem } from './domain-problem';
import { handleRequest } from './handle-request';
import { readRow } from './read-shop';
import type { ServiceName, ShopEvent, ShopState } from './shop';

/** What follows from a command: at least one event. */
export interface DecidedByHand {
  readonly shop: ShopState;
  readonly events: readonly ShopEvent[];
}

/**
 * What a service decides about a command that somebody has written: what happens, or what is wrong by its parts (`type`,
 * `id`, `body` and a pointer into it, or the `command` as a whole). One from which nothing follows is refused, too:
 * there would be nothing to write down.
 */
export function decideByHand(
  shop: ShopState,
  service: ServiceName,
  written: WrittenCommand,
  context: Context,
): Result<DecidedByHand, Problem[]> {
  const kind = commandsOf(service).find(({ type }) => type === written.type);
  const command = writtenCommand(shop, service, written);
  if (kind === undefined || command === null) return unknownType(service, written.type);
  if (kind.needsId && (written.id ?? '') === '') {
    return err([{ path: 'id', expected: 'an id', received: 'It has to say which one it is about.' }]);
  }
  const { shop: after, events, answer } = handleRequest(shop, command, context);
  if (events.length > 0) return ok({ shop: after, events });
  if (!answer.ok) return err(problemsOf(answer.error));
  // A saga may take back what it never did; whoever names a thing by hand means one that is there.
  const row = readRow(shop, service, written.id ?? '');
  const isMissing = kind.needsId && service !== 'inventory' && !row.ok;
  return err(isMissing ? problemsOf(row.error) : [NOTHING_TO_DO]);
}

const NOTHING_TO_DO: Problem = {
  path: 'command',
  expected: 'something to do',
  received: 'There is nothing to do: it would change nothing.',
};

function unknownType(service: ServiceName, type: string): Result<never, Problem[]> {
  const types = commandsOf(service).map((one) => one.type);
  const near = nearestWord(type, types);
  const expected = near === null ? `one of ${types.join(', ')}` : `one of ${types.join(', ')}: ${near}?`;
  return err([{ path: 'type', expected, received: `“${type}”` }]);
}

function problemsOf(problem: DomainProblem): Problem[] {
  const { kind, message } = problem;
  if (kind === 'validation') {
    return problem.fields.map(({ field, expected, got }) =>
      field === 'id'
        ? { path: 'id', expected, received: `It has to be ${expected}.` }
        : { path: `body${field}`, expected, received: got },
    );
  }
  const received = `${message}.`;
  if (kind === 'not-found') return [{ path: 'id', expected: 'one that is there', received }];
  return [{ path: 'command', expected: 'one that can be carried out', received }];
}
