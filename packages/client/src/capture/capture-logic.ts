import type { CaptureCommand, CaptureReport } from '@visavis/machines';
import { fromCallback } from 'xstate';
import type { PlatformDevices } from '../platform/platform.ts';
import type { TrackRegistry } from '../tracks/track-registry.ts';
import { CaptureSession } from './capture-session.ts';

/** The capture actor: it owns the local tracks from permission to release. */
export function createCaptureLogic(
  mediaDevices: PlatformDevices | null,
  tracks: TrackRegistry,
  live: Set<Disposable>,
) {
  return fromCallback<CaptureCommand>(({ receive, sendBack }) => {
    const report = (event: CaptureReport) => sendBack(event);
    const session = new CaptureSession(mediaDevices, tracks, report);
    live.add(session);
    receive((command) => session.perform(command));
    return () => {
      live.delete(session);
      session[Symbol.dispose]();
    };
  });
}
