import { Copy, Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useActors } from '../app/app-context';
import type { PictureTheme } from '../pictures/ink';
import { imageAddress, pngOf } from '../pictures/png';
import { Button } from '../widgets/button';
import { Checkbox } from '../widgets/checkbox';
import { Dialog } from '../widgets/dialog';
import { ToggleGroup } from '../widgets/toggle-group';
import { GlyphShelf } from './glyph-shelf';
import { copyPng, saveFile, svgBlob } from './hand-over';
import classes from './take-away.module.css';
import { usePicture, type TakenPicture } from './use-picture';

const THEMES: readonly { readonly value: PictureTheme; readonly label: string }[] = [
  { value: 'shown', label: 'As shown' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** A picture of a chart or of the topology, as it was when somebody asked for it. */
export default function PictureDialog() {
  const { view } = useActors();
  const [shelf, setShelf] = useState<HTMLElement | null>(null);
  const [theme, setTheme] = useState<PictureTheme>('shown');
  const [legend, setLegend] = useState(true);
  const picture = usePicture(shelf, theme, legend);
  return (
    <Dialog
      title={picture?.isTopology === false ? 'Picture of the chart' : 'Picture of the topology'}
      width="wide"
      open
      onOpenChange={() => view.setState({ overlay: null, pictured: null })}
    >
      <GlyphShelf ref={setShelf} />
      <div className={classes.options}>
        <ToggleGroup label="Colours" options={THEMES} value={theme} onChange={setTheme} />
        {picture?.isTopology !== false && (
          <Checkbox label="With the legend" checked={legend} onChange={setLegend} />
        )}
      </div>
      <div className={classes.preview}>
        {picture === null ? (
          <p className={classes.facts}>The chart is not drawn now. Show it and try again.</p>
        ) : (
          <Preview picture={picture} />
        )}
      </div>
      {picture !== null && <Ways key={picture.svg} picture={picture} />}
    </Dialog>
  );
}

function Preview({ picture: { svg, title } }: { readonly picture: TakenPicture }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    let isOver = false;
    void imageAddress(svg).then((made) => {
      if (!isOver) setAddress(made);
    });
    return () => {
      isOver = true;
    };
  }, [svg]);
  return address === undefined ? null : <img className={classes.image} src={address} alt={title} />;
}

function Ways({ picture }: { readonly picture: TakenPicture }) {
  const [said, setSaid] = useState('');
  const savePng = async (): Promise<void> => {
    const png = await pngOf(picture);
    if (png.ok) saveFile(`${picture.name}.png`, png.value);
    setSaid(png.ok ? '' : png.error);
  };
  const copy = async (): Promise<void> =>
    setSaid((await copyPng(pngOf(picture))) ?? 'The picture is in the clipboard.');
  return (
    <>
      <div className={classes.ways}>
        <Button icon={<Copy size={14} aria-hidden="true" />} onClick={() => void copy()}>
          Copy as PNG
        </Button>
        <Button icon={<Download size={14} aria-hidden="true" />} onClick={() => void savePng()}>
          Save as PNG
        </Button>
        <Button
          variant="primary"
          icon={<Download size={14} aria-hidden="true" />}
          onClick={() => saveFile(`${picture.name}.svg`, svgBlob(picture.svg))}
        >
          Save as SVG
        </Button>
      </div>
      <p role="status" className={classes.said}>
        {said}
      </p>
    </>
  );
}
