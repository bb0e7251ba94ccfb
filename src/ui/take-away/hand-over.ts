import type { Result } from '../../base/result';

/** Has the browser save something as a file. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export const csvBlob = (text: string): Blob => new Blob([text], { type: 'text/csv;charset=utf-8' });
export const svgBlob = (text: string): Blob => new Blob([text], { type: 'image/svg+xml;charset=utf-8' });

const REFUSED = 'The browser does not let this page use the clipboard. Save a file instead.';

/** Undefined when it is in the clipboard, else why it is not. */
export async function copyText(text: string): Promise<string | undefined> {
  try {
    await navigator.clipboard.writeText(text);
    return undefined;
  } catch {
    // A page that is not served securely has no clipboard, and a browser may forbid it.
    return REFUSED;
  }
}

/** Undefined when the picture is in the clipboard, else why it is not. */
export async function copyPng(png: Promise<Result<Blob, string>>): Promise<string | undefined> {
  let why: string | undefined;
  const blob = async (): Promise<Blob> => {
    const drawn = await png;
    if (drawn.ok) return drawn.value;
    why = drawn.error;
    throw new Error(drawn.error);
  };
  try {
    // Some browsers only take a picture that was promised at the press itself.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob() })]);
    return undefined;
  } catch {
    return why ?? REFUSED;
  }
}
