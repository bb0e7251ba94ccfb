import { Check, Copy, Download, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Shared } from '../../state/files/file-desk';
import { LONGEST_LINK } from '../../state/link/payload';
import { useActors } from '../app/app-context';
import { useAction } from '../app/use-action';
import { count } from '../figures';
import { Button } from '../widgets/button';
import { Dialog } from '../widgets/dialog';
import { sharedFacts } from './shared-facts';
import classes from './share-dialog.module.css';

type Making = Shared | 'making' | 'failed';

/** The link to the run as it stands: what it holds, how long it is, and the file in its place where it is too long. */
export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const shared = useShared();
  return (
    <Dialog
      title="Share this run"
      description="Whoever opens the link sees this run at this moment, and it goes on there exactly as it does here. The link itself holds everything: nothing is kept on a server."
      open
      onOpenChange={onClose}
    >
      {shared === 'making' && <p className={classes.waiting}>The link is being made.</p>}
      {shared === 'failed' && (
        <p role="alert" className={classes.trouble}>
          The link could not be made. Close this dialog and try again.
        </p>
      )}
      {typeof shared === 'object' && <SharedRun shared={shared} />}
    </Dialog>
  );
}

function SharedRun({ shared }: { readonly shared: Shared }) {
  const { url, fits } = shared;
  return (
    <>
      <dl className={classes.facts}>
        {sharedFacts(shared).map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
        <div>
          <dt>Length</dt>
          <dd>
            {count(url.length)} of at most {count(LONGEST_LINK)} characters
          </dd>
        </div>
      </dl>
      {fits ? <LinkRow url={url} /> : <TooLong length={url.length} />}
    </>
  );
}

function LinkRow({ url }: { readonly url: string }) {
  const field = useRef<HTMLInputElement>(null);
  const save = useAction('file.save-run');
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  // While it was made there was nothing to press but the cross.
  useEffect(() => field.current?.focus(), []);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(url);
      setOutcome('copied');
    } catch {
      // A page that is not served securely has no clipboard, and a browser may forbid it: then the person copies.
      field.current?.select();
      setOutcome('refused');
    }
  };
  return (
    <>
      <input
        ref={field}
        className={classes.link}
        aria-label="Link"
        readOnly
        value={url}
        onFocus={({ target }) => {
          target.select();
          // To select is to go to the end, and a link is told by its beginning.
          target.scrollLeft = 0;
        }}
      />
      <div className={classes.ways}>
        <Button icon={<Download size={14} aria-hidden="true" />} onClick={save.run}>
          Save as a file instead
        </Button>
        <Button
          variant="primary"
          icon={
            outcome === 'copied' ? (
              <Check size={14} aria-hidden="true" />
            ) : (
              <Copy size={14} aria-hidden="true" />
            )
          }
          onClick={() => void copy()}
        >
          {outcome === 'copied' ? 'Copied' : 'Copy link'}
        </Button>
      </div>
      <p role="status" className={classes.said}>
        {outcome === 'copied' && 'The link is in the clipboard.'}
        {outcome === 'refused' &&
          'The browser does not let this page use the clipboard. The link is selected: press Ctrl C to copy it.'}
      </p>
    </>
  );
}

function TooLong({ length }: { readonly length: number }) {
  const save = useAction('file.save-run');
  return (
    <>
      <p className={classes.trouble}>
        <TriangleAlert size={16} aria-hidden="true" />
        <span>
          This run makes a link of {count(length)} characters. Mail and chats cut what is longer than{' '}
          {count(LONGEST_LINK)}, so send it as a file: it holds the same, and opens by dropping it on the
          page.
        </span>
      </p>
      <div className={classes.ways}>
        <Button variant="primary" icon={<Download size={14} aria-hidden="true" />} onClick={save.run}>
          Save the run as a file
        </Button>
      </div>
    </>
  );
}

/** Made once, of the run as it stands when the dialog opens. */
function useShared(): Making {
  const { files } = useActors();
  const [shared, setShared] = useState<Making>('making');
  useEffect(() => {
    let isGone = false;
    const make = async (): Promise<Making> => (await (await files.desk()).share()) ?? 'failed';
    make().then(
      (made) => !isGone && setShared(made),
      () => !isGone && setShared('failed'),
    );
    return () => {
      isGone = true;
    };
  }, [files]);
  return shared;
}
