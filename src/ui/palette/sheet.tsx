import { useState } from 'react';
import { Dialog } from '../widgets/dialog';
import { Tabs } from '../widgets/tabs';
import { HowToRead } from './how-to-read';
import { ShortcutList } from './shortcut-list';

const TABS = [
  { id: 'shortcuts', label: 'Shortcuts' },
  { id: 'picture', label: 'How to read the picture' },
] as const;

/** All that can be done, with its keys, and what the marks of the picture mean. */
export function Sheet({ onClose }: { readonly onClose: () => void }) {
  const [tab, setTab] = useState<(typeof TABS)[number]['id']>('shortcuts');
  return (
    <Dialog title="Help" open onOpenChange={onClose} width="wide">
      <Tabs label="Help" tabs={TABS} value={tab} onChange={setTab}>
        {tab === 'shortcuts' ? <ShortcutList /> : <HowToRead />}
      </Tabs>
    </Dialog>
  );
}
