import classes from './service-mark.module.css';

/** Whose data it is: a name in a frame, without a colour of its own. */
export function ServiceMark({ service }: { readonly service: string }) {
  return <span className={classes.mark}>{service}</span>;
}
