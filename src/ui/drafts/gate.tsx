import { CircleAlert, CircleHelp, Files } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Gate as Why, OpenGate } from '../../state/drafts/desk-state';
import { useActors } from '../app/app-context';
import { BarePage } from '../standstill/bare-page';
import { Standstill } from '../standstill/standstill';
import { Button } from '../widgets/button';
import { downloadText } from './download-text';
import { troubleAdvice, troubleReason } from './trouble-words';
import { useDesk, useDeskState } from './use-desk';

/** In place of the playground: why the draft that the address asks for is not open, and every way on. */
export default function Gate() {
  const gate = useDeskState((state) => state.gate);
  const { view } = useActors();
  if (gate === null) return null;
  const { title, text, isQuestion } = wordsOf(gate.why);
  const sign = gate.why.kind === 'elsewhere' ? Files : isQuestion ? CircleHelp : CircleAlert;
  return (
    <BarePage>
      <Standstill
        icon={sign}
        tone={isQuestion ? 'calm' : 'failed'}
        title={title}
        ways={
          <>
            <Ways gate={gate} />
            <Button onClick={() => view.setState({ page: { kind: 'start' } })}>Back to the start page</Button>
          </>
        }
      >
        <p>{text}</p>
      </Standstill>
    </BarePage>
  );
}

interface Words {
  readonly title: string;
  readonly text: string;
  /** Nothing is wrong: the person may choose. */
  readonly isQuestion?: boolean;
}

function wordsOf(why: Why): Words {
  switch (why.kind) {
    case 'unknown':
      return {
        title: 'This draft is not here',
        text: 'It was deleted, or made in another browser: drafts stay in the browser in which they were made.',
      };
    case 'trouble':
      return {
        title: `The draft cannot be read: ${troubleReason(why.trouble)}`,
        text: troubleAdvice(why.trouble),
      };
    case 'elsewhere':
      return {
        title: 'This draft is open in another tab',
        text: 'One tab at a time writes a draft, so that none overwrites the other.',
        isQuestion: true,
      };
    case 'crashed':
      return {
        title: 'This draft did not open the last time',
        text: 'The page ended while the run was brought back. It may be too much for this browser.',
        isQuestion: true,
      };
    case 'spoiled':
      return {
        title: 'This draft is spoiled',
        text: `${why.message}. What can be read of it may still be of use.`,
      };
    case 'newer':
      return {
        title: 'A newer Breakwater has written this draft',
        text: 'This page cannot read it, and leaves it as it is. Reload the page to get the newer Breakwater.',
      };
    case 'engine':
      return {
        title: 'This run was made by another engine',
        text: `Its engine is version ${why.engine}, and this Breakwater has version ${why.here}: the same edits would give another run. You can begin anew with the scenario as the run had made it, or as it was at first. The draft stays as it is.`,
        isQuestion: true,
      };
    case 'failed':
      return { title: 'The run could not be brought back', text: why.message };
    case 'slow':
      return {
        title: 'The run is still being brought back',
        text: 'It is simulated again up to where you left. That takes long for this one.',
        isQuestion: true,
      };
  }
}

function Ways({ gate: { id, why } }: { readonly gate: OpenGate }): ReactNode {
  const { opener } = useDesk();
  switch (why.kind) {
    case 'unknown':
      return null;
    case 'newer':
      return (
        <>
          <Button variant="primary" onClick={() => window.location.reload()}>
            Reload the page
          </Button>
          <Export id={id} />
        </>
      );
    case 'trouble':
      return <Retry onRetry={() => void opener.open(id, 'anyway')} />;
    case 'elsewhere':
      return (
        <>
          <Button variant="primary" onClick={() => void opener.openCopy(id)}>
            Open a copy
          </Button>
          <Button onClick={() => void opener.open(id, 'looking')}>Only look at it</Button>
          <Button onClick={() => void opener.open(id, 'taking-over')}>Take it over</Button>
        </>
      );
    case 'crashed':
      return (
        <>
          <Retry onRetry={() => void opener.open(id, 'anyway')} />
          <FromStart id={id} />
          <Export id={id} />
        </>
      );
    case 'engine':
      return (
        <>
          <FromStart id={id} isPrimary />
          <Export id={id} />
        </>
      );
    case 'slow':
      return <FromStart id={id} />;
    case 'failed':
      return (
        <>
          <FromStart id={id} isPrimary />
          <Export id={id} />
        </>
      );
    case 'spoiled':
      // Its edits are among what cannot be read.
      return (
        <>
          <Button variant="primary" onClick={() => void opener.openFromStart(id, false)}>
            Begin anew without its edits
          </Button>
          <Export id={id} />
        </>
      );
  }
}

function Retry({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <Button variant="primary" onClick={onRetry}>
      Try again
    </Button>
  );
}

function FromStart({ id, isPrimary = false }: { readonly id: string; readonly isPrimary?: boolean }) {
  const { opener } = useDesk();
  return (
    <>
      <Button variant={isPrimary ? 'primary' : 'plain'} onClick={() => void opener.openFromStart(id, true)}>
        Begin anew with its edits
      </Button>
      <Button onClick={() => void opener.openFromStart(id, false)}>Begin anew without them</Button>
    </>
  );
}

/** As it is, whatever that is. */
function Export({ id }: { readonly id: string }) {
  const { list } = useDesk();
  const save = async (): Promise<void> => {
    const text = await list.exported(id);
    if (text.ok) downloadText(`draft-${id.slice(0, 8)}.json`, text.value);
  };
  return <Button onClick={() => void save()}>Save what there is</Button>;
}
