import { delegateEvents, render } from 'solid-js/web';
import { CallProvider, type CallView } from '../../call/state/call-view.ts';
import { isVideoSmall, type DocumentPictureInPicture } from './current-window.ts';
import { SmallCall } from './small-call.tsx';

/** The size of the small window, in pixels: a camera's picture, and the controls below. */
const windowSize = { width: 360, height: 264 } as const;

/** The video to show where only a video can be shown: the largest one of somebody else. */
function largestVideo(): HTMLVideoElement | null {
  const videos = [
    ...document.querySelectorAll<HTMLVideoElement>('[data-peer] video, [data-screen] video'),
  ];
  const sizeOf = (video: HTMLVideoElement) => video.clientWidth * video.clientHeight;
  return videos.reduce<HTMLVideoElement | null>(
    (largest, video) => (largest === null || sizeOf(video) > sizeOf(largest) ? video : largest),
    null,
  );
}

/** Whether the browser can show the call in a small window. */
export const canOpenPictureInPicture = (): boolean =>
  globalThis.documentPictureInPicture !== undefined || document.pictureInPictureEnabled;

/** The small window needs the style sheets of the page. */
function copyStyles(target: Document): void {
  for (const link of document.querySelectorAll('link[rel="stylesheet"], style')) {
    target.head.append(target.importNode(link, true));
  }
}

async function openWindow(api: DocumentPictureInPicture, view: CallView): Promise<void> {
  const small = await api.requestWindow(windowSize);
  copyStyles(small.document);
  small.document.title = document.title;
  small.document.documentElement.lang = document.documentElement.lang;
  delegateEvents(['click'], small.document);
  const dispose = render(
    () => (
      <CallProvider value={view}>
        <SmallCall
          onBack={() => {
            small.close();
            window.focus();
          }}
        />
      </CallProvider>
    ),
    small.document.body,
  );
  small.addEventListener('pagehide', dispose, { once: true });
}

/**
 * Shows the call in a small window over all others: with controls where the browser can do that, else only the video
 * of somebody else. Closes it if it is open. The browser allows it only after a press.
 */
export async function togglePictureInPicture(view: CallView): Promise<void> {
  const api = globalThis.documentPictureInPicture;
  try {
    if (api?.window) api.window.close();
    else if (isVideoSmall()) await document.exitPictureInPicture();
    else if (api !== undefined) await openWindow(api, view);
    else await largestVideo()?.requestPictureInPicture();
  } catch {
    // The browser refuses; the call is on the page as before.
  }
}
