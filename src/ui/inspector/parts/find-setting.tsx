import { Search } from 'lucide-react';
import { useAction } from '../../app/use-action';
import { IconButton } from '../../widgets/icon-button';

/** The way to the search among the settings of the pane. */
export function FindSetting() {
  const { label, shortcut, run } = useAction('view.find-setting');
  return (
    <IconButton
      label={label}
      size="small"
      icon={<Search size={14} aria-hidden="true" />}
      tooltipSide="left"
      onClick={run}
      shortcut={shortcut}
    />
  );
}
