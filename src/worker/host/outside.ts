import { mockServices } from '../../mocks/answer-in-worker';
import type { Editor } from '../editor';
import { Desk } from '../outside/desk';
import type { FromWorker } from '../protocol';
import type { Session } from '../session';
import type { OutsideMessage } from '../session-messages';

/** What this part needs of the worker's shell. */
export interface Shell {
  say(message: FromWorker): void;
  /** A session may have something to do now. */
  wake(): void;
}

/** Lets a session meet the world outside: by the mock services, and by the requests that this worker can make. */
export function openDesk(session: Session, runId: string, shell: Shell): Desk {
  return session.meet(
    (run) =>
      new Desk(run, mockServices, {
        pageOrigin: location.origin,
        secure: location.protocol === 'https:',
        fetch: async (request) => fetch(request),
        wall: () => performance.now(),
        answer: (askId, answer) => shell.say({ kind: 'http-answer', runId, askId, answer }),
        wake: () => shell.wake(),
      }),
  );
}

/** What somebody outside asks of the run, and what they are told of that. */
export function meetOutside(session: Session, editor: Editor, message: OutsideMessage, shell: Shell): void {
  const { runId, askId } = message;
  const desk = openDesk(session, runId, shell);
  if (message.kind === 'http') session.ask(editor, desk, askId, message.ask);
  else if (message.kind === 'catalogue')
    shell.say({ kind: 'catalogue', runId, askId, catalogue: desk.catalogue() });
  else shell.say({ kind: 'exchanges', runId, askId, page: desk.exchanges(message.offset, message.limit) });
}
