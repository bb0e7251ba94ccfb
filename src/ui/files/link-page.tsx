import { Unlink } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { LinkTrouble } from '../../state/link/read-link';
import { useActors, useView } from '../app/app-context';
import { useAction } from '../app/use-action';
import { BarePage } from '../standstill/bare-page';
import { Standstill } from '../standstill/standstill';
import { Button } from '../widgets/button';
import { ProblemList } from './problem-list';
import classes from './link-page.module.css';

/** Shown while a link is read, and in place of the run where it cannot be: what is the matter, and what to do. */
export default function LinkPage() {
  const payload = useView(({ page }) => (page.kind === 'link' ? page.payload : ''));
  const [tries, setTries] = useState(0);
  return (
    <BarePage>
      <Reading key={`${tries} ${payload}`} payload={payload} onRetry={() => setTries(tries + 1)} />
    </BarePage>
  );
}

function Reading({ payload, onRetry }: { readonly payload: string; readonly onRetry: () => void }) {
  const { view } = useActors();
  const [trouble, setTrouble] = useState<LinkTrouble | null>(null);
  useEffect(() => {
    let isGone = false;
    const read = async (): Promise<void> => {
      const { readLink } = await import('../../state/link/read-link');
      const written = await readLink(payload);
      if (isGone) return;
      if (written.ok) view.setState({ page: { kind: 'link', payload, written: written.value } });
      else setTrouble(written.error);
    };
    read().catch((error: unknown) => {
      if (!isGone) setTrouble(notFetched(error));
    });
    return () => {
      isGone = true;
    };
  }, [payload, view]);
  if (trouble === null) return <h1 className={classes.waiting}>The link is being opened</h1>;
  return <Trouble trouble={trouble} onRetry={onRetry} />;
}

function Trouble({ trouble, onRetry }: { readonly trouble: LinkTrouble; readonly onRetry: () => void }) {
  const { title, sentence, advice, problems } = trouble;
  const open = useAction('file.open');
  const home = useAction('go.start-page');
  return (
    <Standstill
      icon={Unlink}
      tone="warning"
      title={title}
      ways={
        <>
          {title === NOT_FETCHED && <Button onClick={onRetry}>Try again</Button>}
          <Button onClick={open.run}>Open a file</Button>
          <Button variant="primary" onClick={home.run}>
            Start page
          </Button>
        </>
      }
    >
      <p>{sentence}</p>
      <ProblemList problems={problems} />
      <p>{advice}</p>
      <p className={classes.calm}>Nothing of yours was changed.</p>
    </Standstill>
  );
}

const NOT_FETCHED = 'The link could not be read';

function notFetched(error: unknown): LinkTrouble {
  const why = error instanceof Error ? error.message : String(error);
  return {
    title: NOT_FETCHED,
    sentence: `A part of Breakwater that is needed for it could not be fetched. ${why}`,
    advice: 'Look whether you are online, and try again.',
    problems: [],
  };
}
