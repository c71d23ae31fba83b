import type { OwnVoiceInput } from '@visavis/machines';
import { fromCallback, type EventObject } from 'xstate';
import type { Platform } from '../platform/platform.ts';
import type { TrackRegistry } from '../tracks/track-registry.ts';
import { listen } from './listen.ts';

/**
 * The logic of the actor that listens to the user. Where the runtime cannot measure audio, the user is silent.
 *
 * @param disposables holds what listens, so that it can be disposed if the actor ends in error
 */
export function createOwnVoiceLogic(
  platform: Pick<Platform, 'loadMeasurements'>,
  tracks: TrackRegistry,
  disposables: Set<Disposable>,
) {
  return fromCallback<EventObject, OwnVoiceInput>(({ input, sendBack }) => {
    const stop = listen(platform, ({ OwnVoiceMonitor, createAudioMeter }) => {
      const track = tracks.getLocalTrack(input.track);
      const meter = track === null ? null : createAudioMeter(track);
      return meter === null ? null : new OwnVoiceMonitor(meter, sendBack);
    });
    const disposable = { [Symbol.dispose]: stop };
    disposables.add(disposable);
    return () => {
      disposables.delete(disposable);
      stop();
    };
  });
}
