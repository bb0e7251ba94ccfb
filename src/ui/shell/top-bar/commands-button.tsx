import { Search } from 'lucide-react';
import { useAction } from '../../app/use-action';
import { Button } from '../../widgets/button';
import { Kbd } from '../../widgets/kbd';
import { ActionButton } from '../action-button';

/** Opens the palette; with room enough it shows its keys. */
export function CommandsButton({ withKeys }: { readonly withKeys: boolean }) {
  const { label, run } = useAction('view.palette');
  const glyph = <Search size={16} aria-hidden="true" />;
  if (!withKeys) return <ActionButton action="view.palette" icon={glyph} />;
  return (
    <Button variant="quiet" icon={glyph} aria-label={label} aria-keyshortcuts="Control+K" onClick={run}>
      <Kbd keys="Ctrl K" />
    </Button>
  );
}
