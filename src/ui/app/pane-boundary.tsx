import { CircleAlert, RotateCw } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { Button } from '../widgets/button';
import classes from './pane-boundary.module.css';

interface PaneBoundaryProps {
  /** What is inside, as the subject of a sentence: "The canvas". */
  readonly what: string;
  /** It is the whole page, and needs its landmark and its heading. */
  readonly isPage?: boolean;
  /** Called before the inside is shown anew. */
  readonly onRetry?: () => void;
  readonly children: ReactNode;
}

interface PaneBoundaryState {
  readonly error: string | null;
}

/** A pane that throws says so in its place, and the others live on. */
export class PaneBoundary extends Component<PaneBoundaryProps, PaneBoundaryState> {
  override state: PaneBoundaryState = { error: null };

  static getDerivedStateFromError(error: unknown): PaneBoundaryState {
    return { error: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const retry = (): void => {
      this.props.onRetry?.();
      this.setState({ error: null });
    };
    const failure = <Failure what={this.props.what} reason={error} onRetry={retry} />;
    if (this.props.isPage !== true) return failure;
    return (
      <main className={classes.page}>
        <h1 className="visually-hidden">Breakwater</h1>
        {failure}
      </main>
    );
  }
}

interface FailureProps {
  readonly what: string;
  readonly reason: string;
  readonly onRetry: () => void;
}

function Failure({ what, reason, onRetry }: FailureProps) {
  return (
    <div role="alert" className={classes.failure}>
      <CircleAlert size={20} className={classes.sign} aria-hidden="true" />
      <p className={classes.sentence}>{what} could not be shown.</p>
      <p className={classes.reason}>{reason}</p>
      <div className={classes.ways}>
        <Button variant="primary" icon={<RotateCw size={14} aria-hidden="true" />} onClick={onRetry}>
          Retry
        </Button>
        <Button onClick={() => location.reload()}>Reload the page</Button>
      </div>
    </div>
  );
}
