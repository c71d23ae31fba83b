import type { CaptureCommand, CaptureReport } from '@visavis/machines';
import { fromCallback } from 'xstate';
import type { PlatformDevices } from '../platform/platform.ts';
import type { TrackRegistry } from '../tracks/track-registry.ts';
import { CaptureSession } from './capture-session.ts';

/**
 * The logic of the capture actor: it owns the local tracks from permission to release.
 *
 * @param disposables holds the live session, so that it can be disposed if the actor ends in error
 */
export function createCaptureLogic(
  mediaDevices: PlatformDevices | null,
  tracks: TrackRegistry,
  disposables: Set<Disposable>,
) {
  return fromCallback<CaptureCommand>(({ receive, sendBack }) => {
    const report = (event: CaptureReport) => sendBack(event);
    const session = new CaptureSession(mediaDevices, tracks, report);
    disposables.add(session);
    receive((command) => session.perform(command));
    return () => {
      disposables.delete(session);
      session[Symbol.dispose]();
    };
  });
}
