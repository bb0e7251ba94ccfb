import type { ConsoleState } from '../../state/console/console-store';
import { useConsole } from './console-context';
import { isWorthless, statusWords } from './status-words';

/** What became of the request that is looked at, said once and quietly. */
export function Announcements() {
  const words = useConsole(newsOf);
  return (
    <p role="status" className="visually-hidden">
      {words}
    </p>
  );
}

function newsOf({ entries, shown }: ConsoleState): string {
  const entry = entries.find(({ id }) => id === shown);
  if (entry === undefined || entry.place === null) return entry?.error ?? '';
  if (entry.answer === null) return entry.error ?? '';
  const { status, note } = entry.answer;
  const words = `${entry.request.method} ${entry.request.path}: ${status} ${statusWords(status)}`;
  const failed = isWorthless(entry.answer) ? ', failed' : '';
  return note === undefined ? words : `${words}${failed}. ${note}`;
}
