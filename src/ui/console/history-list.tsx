import { RotateCw, Trash2, X } from 'lucide-react';
import type { ConsoleEntry } from '../../state/console/console-entry';
import { Button } from '../widgets/button';
import { classNames } from '../widgets/class-names';
import { EmptyState } from '../widgets/empty-state';
import { IconButton } from '../widgets/icon-button';
import { useConsole, useConsoleStore } from './console-context';
import { StatusTag } from './status-tag';
import classes from './history-list.module.css';

/** What was sent from this tab, newest first. */
export function HistoryList() {
  const store = useConsoleStore();
  const entries = useConsole((state) => state.entries);
  const shown = useConsole((state) => state.shown);
  if (entries.length === 0) {
    return (
      <EmptyState>Nothing was sent yet. What you send is kept here until you close this tab.</EmptyState>
    );
  }
  const hasFinished = entries.some(({ state }) => state !== 'waiting');
  return (
    <div className={classes.history}>
      <ul className={classes.list} aria-label="Requests of this tab, newest first">
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} isShown={entry.id === shown} />
        ))}
      </ul>
      {hasFinished && (
        <div>
          <Button
            size="small"
            variant="quiet"
            icon={<Trash2 size={14} aria-hidden="true" />}
            onClick={() => store.clearHistory()}
          >
            Clear the history
          </Button>
        </div>
      )}
    </div>
  );
}

function Row({ entry, isShown }: { readonly entry: ConsoleEntry; readonly isShown: boolean }) {
  const store = useConsoleStore();
  const { request, state } = entry;
  const name = `${request.method} ${request.node}${request.path}`;
  return (
    <li className={classNames(classes.row, isShown && classes.shown)}>
      <button
        type="button"
        className={classes.load}
        aria-current={isShown ? 'true' : undefined}
        title={`${name}. Load it into the form`}
        onClick={() => store.load(entry)}
      >
        <StatusTag entry={entry} />
        <span className={classes.method}>{request.method}</span>
        <span className={classes.path}>
          <span className={classes.node}>{request.node}</span>
          {request.path}
        </span>
        <time className={classes.when}>{timeOfDay(entry.sentAt)}</time>
      </button>
      {state === 'waiting' ? (
        <IconButton
          label={`Cancel ${name}`}
          size="small"
          icon={<X size={14} aria-hidden="true" />}
          onClick={() => store.cancel(entry.id)}
        />
      ) : (
        <IconButton
          label={`Send ${name} again`}
          size="small"
          icon={<RotateCw size={14} aria-hidden="true" />}
          onClick={() => store.send(request)}
        />
      )}
    </li>
  );
}

function timeOfDay(ms: number): string {
  return Number.isNaN(ms) ? '' : new Date(ms).toLocaleTimeString();
}
