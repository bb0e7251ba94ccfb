import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Catalogue, Route } from '../../worker/http';
import { useActors, useView } from '../app/app-context';
import { useConsole, useConsoleStore } from './console-context';
import { PathList } from './path-list';
import { foundRoutes } from './route-search';
import { fillRoute } from './fill-route';
import classes from './path-field.module.css';

/** The path, completed from what the services know. */
export function PathField({ catalogue }: { readonly catalogue: Catalogue }) {
  const store = useConsoleStore();
  const path = useConsole(({ draft }) => draft.path);
  const node = useConsole(({ draft }) => draft.node);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [list, setList] = useState<{ readonly sought: string } | null>(null);
  const [active, activate] = useState(-1);
  const found = list === null ? [] : foundRoutes(catalogue.routes, node, list.sought);
  const isOpen = list !== null && found.length > 0;
  useWantedFocus(field);
  const close = (): void => {
    setList(null);
    activate(-1);
  };
  const choose = (route: Route): void => {
    fillRoute(store, catalogue, route);
    close();
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step !== undefined && found.length + (list === null ? 1 : 0) > 0) {
      event.preventDefault();
      if (list === null) setList({ sought: '' });
      else activate((active + step + (active < 0 && step < 0 ? 1 : 0) + found.length) % found.length);
    } else if (event.key === 'Escape' && list !== null) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === 'Enter' && isOpen && active >= 0 && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      choose(found[active]);
    } else if (event.key === 'Enter' || event.key === 'Tab') close();
  };
  return (
    <div className={classes.box}>
      <input
        ref={field}
        className={classes.input}
        role="combobox"
        aria-label="Path"
        aria-expanded={isOpen}
        aria-autocomplete="list"
        aria-controls={isOpen ? `${id}-list` : undefined}
        aria-activedescendant={isOpen && active >= 0 ? `${id}-${active}` : undefined}
        placeholder="/orders"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={path}
        onChange={({ target: { value } }) => {
          store.change({ path: value });
          setList({ sought: value === '/' ? '' : value });
          activate(-1);
        }}
        onKeyDown={onKeyDown}
        onClick={() => setList((before) => (before === null ? { sought: '' } : null))}
        onBlur={close}
      />
      {isOpen && (
        <PathList id={id} anchor={field} routes={found} active={active} activate={activate} choose={choose} />
      )}
    </div>
  );
}

/** Whoever asked for the console types there next; a console that was merely left open takes no focus. */
function useWantedFocus(field: RefObject<HTMLInputElement | null>): void {
  const { view } = useActors();
  const isWanted = useView(({ wantsPath }) => wantsPath);
  useEffect(() => {
    if (!isWanted) return;
    view.setState({ wantsPath: false });
    // A menu or the palette gives the focus back first, to where it came from.
    requestAnimationFrame(() => requestAnimationFrame(() => field.current?.select()));
  }, [view, isWanted, field]);
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
