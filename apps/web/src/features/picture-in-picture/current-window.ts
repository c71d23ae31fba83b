/** The part of Document Picture-in-Picture that is used here (https://wicg.github.io/document-picture-in-picture/). */
export interface DocumentPictureInPicture {
  readonly window: Window | null;
  requestWindow(options: { readonly width: number; readonly height: number }): Promise<Window>;
}

declare global {
  /** Not in the DOM library of TypeScript. */
  var documentPictureInPicture: DocumentPictureInPicture | undefined;
}

/** Whether the browser shows only a video in a small window. Firefox lacks this property. */
export function isVideoSmall(): boolean {
  const {
    pictureInPictureElement: element,
  }: { readonly pictureInPictureElement?: Element | null } = document;
  return element !== undefined && element !== null;
}

/** Closes the small window of a call that has ended, also if what opens it was never loaded. */
export function closePictureInPicture(): void {
  globalThis.documentPictureInPicture?.window?.close();
  if (isVideoSmall()) document.exitPictureInPicture().catch(() => {});
}
