import { Check, Copy } from 'lucide-react';
import { useMemo } from 'react';
import { count } from '../figures';
import { useCopy } from '../shell/top-bar/copy-hash';
import { EmptyState } from '../widgets/empty-state';
import { IconButton } from '../widgets/icon-button';
import { ScrollRegion } from './scroll-region';
import { shownBody } from './shown-body';
import classes from './console.module.css';

interface ResponseBodyProps {
  readonly body: string;
  /** It was too long to be kept. */
  readonly isCut: boolean;
  /** What is said of the answer beside it. */
  readonly note: string | undefined;
}

/** What came, laid out when it is JSON. */
export function ResponseBody({ body, isCut, note }: ResponseBodyProps) {
  const { text, more } = useMemo(() => shownBody(body), [body]);
  if (isCut) return <EmptyState>Its body was too long to be kept. Send it again to see it.</EmptyState>;
  if (body === '' && note !== undefined) return <EmptyState>There is no body to show.</EmptyState>;
  if (body === '') return <EmptyState>It came without a body.</EmptyState>;
  return (
    <div className={classes.bodyBox}>
      <ScrollRegion label="Body of the response">
        <pre className={classes.body}>{text}</pre>
      </ScrollRegion>
      {more > 0 && (
        <p
          className={classes.more}
        >{`${count(more)} more characters are not shown. The copy has all of them.`}</p>
      )}
    </div>
  );
}

/** Copies the whole of it, also what is not shown. */
export function CopyBody({ body }: Pick<ResponseBodyProps, 'body'>) {
  const { outcome, copy } = useCopy();
  if (body === '') return null;
  return (
    <IconButton
      label={outcome === 'refused' ? 'The browser did not let the page copy' : 'Copy the body'}
      size="small"
      icon={
        outcome === 'copied' ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />
      }
      onClick={() => copy(body)}
    />
  );
}
