import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useFold } from './use-fold';
import classes from './section.module.css';

export interface FoldSectionProps {
  readonly title: string;
  /** What is in it, in a few words, while it is folded. */
  readonly summary?: string;
  /** Stands at the right of the title, folded or not. */
  readonly aside?: ReactNode;
  /** Stands below the title, folded or not. */
  readonly about?: ReactNode;
  /** Of a part within a section. */
  readonly level?: 'h3' | 'h4';
  readonly startsOpen?: boolean;
  readonly children: ReactNode;
}

/** A titled part of a pane that can be folded away. */
export function FoldSection(props: FoldSectionProps) {
  const { title, summary, aside, about, level: Heading = 'h3', startsOpen = false, children } = props;
  const { open, setOpen } = useFold(title, Heading === 'h3', startsOpen);
  const id = useId();
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <section aria-labelledby={id} className={classes.section}>
      <div className={classes.fold}>
        <Heading className={classes.title}>
          <button
            id={id}
            type="button"
            className={classes.toggle}
            aria-expanded={open}
            aria-controls={`${id}-body`}
            onClick={() => setOpen(!open)}
          >
            <Chevron size={14} aria-hidden="true" />
            <span title={title}>{title}</span>
          </button>
        </Heading>
        {aside}
        {!open && summary !== undefined && (
          <span className={classes.aside} title={summary}>
            {summary}
          </span>
        )}
      </div>
      {about}
      <div id={`${id}-body`} className={classes.section} hidden={!open}>
        {open && children}
      </div>
    </section>
  );
}
