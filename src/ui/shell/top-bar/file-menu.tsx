import { File } from 'lucide-react';
import { useAllActions } from '../../app/use-action';
import { IconButton } from '../../widgets/icon-button';
import { Menu } from '../../widgets/menu';
import { fileEntries } from './menu-entries';

/** What comes in and goes out as a file or a link. */
export function FileMenu() {
  const actions = useAllActions();
  return (
    <Menu
      trigger={<IconButton label="File" icon={<File size={16} aria-hidden="true" />} />}
      entries={fileEntries(actions)}
    />
  );
}
