import { Ellipsis, File, PanelsTopLeft } from 'lucide-react';
import { IconButton } from '../../widgets/icon-button';
import { LateMenu } from '../../widgets/menu';
import type { Room } from '../breakpoints';

const loadFile = async () => (await import('./open-menus')).OpenFileMenu;
const loadView = async () => (await import('./open-menus')).OpenViewMenu;

/** What comes in and goes out as a file or a link. */
export function FileMenu() {
  const trigger = <IconButton label="File" icon={<File size={16} aria-hidden="true" />} />;
  return <LateMenu props={{ trigger }} load={loadFile} />;
}

/** What is shown and how; in little room also what finds no place in the bar. */
export function ViewMenu({ room }: { readonly room: Room }) {
  const narrow = room === 'narrow' || room === 'phone';
  const Glyph = narrow ? Ellipsis : PanelsTopLeft;
  const trigger = (
    <IconButton label={narrow ? 'More' : 'View'} icon={<Glyph size={16} aria-hidden="true" />} />
  );
  return <LateMenu props={{ trigger, room }} load={loadView} />;
}
