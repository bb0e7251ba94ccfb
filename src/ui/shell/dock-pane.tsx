import { LazyPart } from '../app/lazy-part';
import classes from './dock-pane.module.css';

const load = async () => import('../dock/dock').then(({ Dock }) => ({ default: Dock }));

/** Charts weigh as much as all the rest: the canvas shall not wait for them. */
export function DockPane() {
  return <LazyPart load={load} what="The dock" waiting={<div className={classes.waiting} />} />;
}
