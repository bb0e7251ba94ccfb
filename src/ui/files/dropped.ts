/** What somebody has let go over the page: files, or the name of a folder. */
export interface Dropped {
  readonly files: readonly File[];
  readonly folder?: string;
}

/** Asked while the drop is heard: afterwards the browser tells nothing of it any more. */
export function droppedIn({ items, files }: DataTransfer): Dropped {
  const folder = [...items]
    .map((item) => item.webkitGetAsEntry())
    .find((entry) => entry?.isDirectory === true);
  return folder === undefined || folder === null ? { files: [...files] } : { files: [], folder: folder.name };
}
