import { ok, err, type Result } from '../../base/result';
import { count } from '../figures';
import { pageRules } from './page-rules';
import type { Picture } from './sheet';

/** Every picture is drawn twice as large, so that it is sharp on good screens and in print. */
const SCALE = 2;
/** Browsers draw no larger ones, each in its own silent way. */
const LONGEST_SIDE = 16_384;
const MOST_PIXELS = 120_000_000;

/** The picture in pixels, or why there is none. */
export async function pngOf(picture: Picture): Promise<Result<Blob, string>> {
  const [width, height] = [picture.width * SCALE, picture.height * SCALE];
  if (Math.max(width, height) > LONGEST_SIDE || width * height > MOST_PIXELS) {
    return err(
      `The picture would have ${count(width)} by ${count(height)} pixels, more than browsers can draw. Save it as SVG.`,
    );
  }
  const image = new Image();
  image.src = await imageAddress(picture.svg);
  try {
    await image.decode();
  } catch {
    return err('The browser could not draw the picture. Save it as SVG.');
  }
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) return err('The browser has no memory for the picture. Save it as SVG.');
  context.drawImage(image, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return blob === null ? err('The browser has no memory for the picture. Save it as SVG.') : ok(blob);
}

/** The picture as the address of an image, in the font of the page. */
export async function imageAddress(svg: string): Promise<string> {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(withFonts(svg, await fontsOfPage()))}`;
}

const FAMILY = 'Inter Variable';
/** The subset that has digits and letters of English. */
const HAS_LATIN = 'U+0-FF';

let fonts: Promise<string> | undefined;

/** An image cannot see the fonts of the page, so it gets the one it is written in. Without it the system's stands in. */
async function fontsOfPage(): Promise<string> {
  fonts ??= fontFace().catch(() => '');
  return fonts;
}

async function fontFace(): Promise<string> {
  for (const rule of pageRules()) {
    if (!(rule instanceof CSSFontFaceRule) || !rule.style.getPropertyValue('font-family').includes(FAMILY))
      continue;
    if (
      !rule.style.getPropertyValue('unicode-range').toUpperCase().replaceAll('+00', '+').includes(HAS_LATIN)
    )
      continue;
    const [, address] = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src')) ?? [];
    if (address === undefined) continue;
    const font = await fetch(new URL(address, rule.parentStyleSheet?.href ?? location.href));
    const data = await dataUrl(await font.blob());
    return `@font-face{font-family:'${FAMILY}';font-weight:100 900;src:url(${data}) format('woff2')}`;
  }
  return '';
}

async function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''));
    reader.addEventListener('error', () => reject(new Error('The font could not be read.')));
    reader.readAsDataURL(blob);
  });
}

function withFonts(svg: string, faces: string): string {
  return faces === '' ? svg : svg.replace(/(<svg[^>]*>)/, `$1<style>${faces}</style>`);
}
