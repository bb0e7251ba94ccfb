import type { ComponentProps } from 'react';
import { classNames } from '../../widgets/class-names';
import classes from './link-button.module.css';

/** A button that reads as a link, for ways from a sentence to the place it speaks of. */
export function LinkButton({ className, ...rest }: Omit<ComponentProps<'button'>, 'type'>) {
  return <button type="button" {...rest} className={classNames(classes.link, className)} />;
}
