import { useState } from 'react';
import { useActors, usePreferences, useView } from '../../app/app-context';

interface Fold {
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
}

/**
 * Whether a section is open. A section that all parts of a kind have stays as the person last left one of its name; and
 * whoever is led to a setting finds its section open.
 */
export function useFold(title: string, isRemembered: boolean, startsOpen: boolean): Fold {
  const { preferences } = useActors();
  const known = usePreferences(({ sections }) => (isRemembered ? sections[title] : undefined));
  const [own, setOwn] = useState<boolean | undefined>(undefined);
  const isWanted = useView(({ wantsSetting }) => wantsSetting?.section === title);
  if (isWanted && own !== true) setOwn(true);
  const setOpen = (open: boolean): void => {
    setOwn(open);
    if (!isRemembered) return;
    preferences.setState(({ sections }) => ({ sections: { ...sections, [title]: open } }));
  };
  return { open: own ?? known ?? startsOpen, setOpen };
}
