import { useEffect, useState } from 'react';
import { useRun } from '../app/app-context';
import { useConsole } from './console-context';
import classes from './address-row.module.css';

const SHOWN_FOR_MS = 6000;

/** What was copied, for a moment: with whom a command works that leaves the page. */
export function CopyNote() {
  const copied = useConsole((state) => state.copied);
  const node = useConsole(({ draft }) => draft.node);
  const hasServer = useRun(
    ({ outside }) => outside?.nodes.some((one) => one.node === node && one.transport === 'http') ?? false,
  );
  const [seen, setSeen] = useState(copied?.count ?? 0);
  useEffect(() => {
    if (copied === null || copied.count === seen) return undefined;
    const timer = setTimeout(() => setSeen(copied.count), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [copied, seen]);
  const words =
    copied === null || copied.count === seen
      ? ''
      : copied.ok
        ? copiedWords(copied.format, hasServer)
        : REFUSED;
  return (
    <span role="status" className={words === '' ? 'visually-hidden' : classes.note}>
      {words}
    </span>
  );
}

const REFUSED = 'The browser did not let the page copy.';

function copiedWords(format: 'curl' | 'fetch', hasServer: boolean): string {
  if (hasServer) return `Copied as ${format}, with the address of its server.`;
  return format === 'curl'
    ? 'Copied as curl. Only this page answers at /mock/: put the address of a real service in its place.'
    : 'Copied as fetch. It works in the browser console of this page, which answers at /mock/.';
}
