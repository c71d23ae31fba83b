import type { UserAction } from '@visavis/client';
import { createEffect, onCleanup, type Accessor } from 'solid-js';

/** The actions of a call, which the DOM library of TypeScript lacks. */
type CallAction = 'togglemicrophone' | 'togglecamera' | 'hangup' | 'enterpictureinpicture';

declare global {
  interface MediaSession {
    setActionHandler(action: CallAction, handler: (() => void) | null): void;
  }
}

interface MediaSessionOptions {
  readonly isMicrophoneOn: Accessor<boolean>;
  readonly isCameraOn: Accessor<boolean>;
  readonly send: (event: UserAction) => void;
  readonly openPictureInPicture: () => void;
}

/** Sets a handler, if the browser knows the action. */
function setHandler(action: CallAction, handler: (() => void) | null): void {
  try {
    navigator.mediaSession.setActionHandler(action, handler);
  } catch {
    // An action that this browser does not know.
  }
}

/**
 * Lets the system control the call: keys of the keyboard and of headsets, and the controls that browsers show
 * outside of the page (https://www.w3.org/TR/mediasession/).
 */
export function createMediaSession(options: MediaSessionOptions): void {
  if (!('mediaSession' in navigator)) return;
  const { send } = options;
  const handlers = new Map<CallAction, () => void>([
    ['togglemicrophone', () => send({ type: 'microphone.toggle' })],
    ['togglecamera', () => send({ type: 'camera.toggle' })],
    ['hangup', () => send({ type: 'leave' })],
    ['enterpictureinpicture', options.openPictureInPicture],
  ]);
  for (const [action, handler] of handlers) setHandler(action, handler);
  onCleanup(() => {
    for (const action of handlers.keys()) setHandler(action, null);
  });
  createEffect(() => void navigator.mediaSession.setMicrophoneActive?.(options.isMicrophoneOn()));
  createEffect(() => void navigator.mediaSession.setCameraActive?.(options.isCameraOn()));
}
