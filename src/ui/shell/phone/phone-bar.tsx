import { useRun, useView } from '../../app/app-context';
import { LazyPart } from '../../app/lazy-part';
import { Logo } from '../../app/logo';
import { useFrame } from '../../app/use-frame';
import { useRunName } from '../../app/use-run-name';
import { usePopover } from '../popover';
import { shortHash } from '../run-words';
import { hashOf } from '../top-bar/copy-hash';
import { SeedPopover } from '../top-bar/seed-popover';
import { ViewMenu } from '../top-bar/bar-menus';
import classes from './phone-bar.module.css';

const loadStatus = async () => import('../../drafts/status');

export function PhoneBar() {
  const name = useRunName() ?? 'Opening';
  const seed = useRun((run) => run.seed);
  const edits = useRun((run) => run.log.length + run.changedAtStart);
  const hash = useFrame(hashOf, 500);
  const isKept = useView((view) => view.draft !== null);
  const popover = usePopover();
  return (
    <header className={classes.bar}>
      <a href="#/" className={classes.home} aria-label="Breakwater, start page">
        <Logo />
      </a>
      <div className={classes.words}>
        <h1 className={classes.name} title={name}>
          {name}
          {edits > 0 && <span className={classes.edited}>, edited</span>}
        </h1>
        <button {...popover.trigger} type="button" className={classes.facts}>
          seed {seed}
          {hash !== '' && <span className={classes.hash}>, {shortHash(hash)}</span>}
          <span className="visually-hidden">. Choose another seed</span>
        </button>
        <SeedPopover {...popover} />
      </div>
      {isKept && <LazyPart load={loadStatus} what="How it is kept" />}
      <ViewMenu room="phone" />
    </header>
  );
}
