import { useRun } from '../../app/app-context';
import { usePopover } from '../popover';
import { ChipButton } from './chip-button';
import { SeedPopover } from './seed-popover';

export function SeedChip() {
  const seed = useRun((run) => run.seed);
  const popover = usePopover();
  return (
    <>
      <ChipButton {...popover.trigger} tip="What the luck of this run comes from. Press to choose another.">
        <span>
          seed <strong>{seed}</strong>
        </span>
      </ChipButton>
      <SeedPopover {...popover} />
    </>
  );
}
