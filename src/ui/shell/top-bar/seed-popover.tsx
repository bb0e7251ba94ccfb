import { useRun } from '../../app/app-context';
import { LazyModule } from '../../app/lazy-module';
import { Popover, type usePopover } from '../popover';

const load = async () => import('./seed-form');

type SeedPopoverProps = Pick<ReturnType<typeof usePopover>, 'box' | 'close'>;

/** The form comes when it is first opened. */
export function SeedPopover({ box, close }: SeedPopoverProps) {
  const seed = useRun((run) => run.seed);
  return (
    <Popover {...box} label="Seed of the run">
      <LazyModule
        load={load}
        what="The form for a seed"
        show={({ SeedForm }) => <SeedForm key={seed} onDone={close} />}
      />
    </Popover>
  );
}
