import { emptySlots, mediaMachine, type MediaEvent, type MediaOutput } from '@visavis/machines';
import { createFakeParent, noChoices } from '@visavis/machines/testing';
import wrtc from '@roamhq/wrtc';
import { createActor, waitFor, type SnapshotFrom } from 'xstate';
import { createCaptureLogic } from '../../src/capture/capture-logic.ts';
import type { PlatformDevices } from '../../src/platform/platform.ts';
import { TrackRegistry } from '../../src/tracks/track-registry.ts';

type MediaSnapshot = SnapshotFrom<typeof mediaMachine>;

/** Creates the media machine with the real capture actor and fake devices. */
export function createMediaActor(devices: PlatformDevices | null) {
  const tracks = new TrackRegistry((trackList) => new wrtc.MediaStream([...trackList]));
  const disposables = new Set<Disposable>();
  const parent = createFakeParent<MediaOutput>();
  const actor = createActor(
    mediaMachine.provide({ actors: { capture: createCaptureLogic(devices, tracks, disposables) } }),
    {
      input: {
        parent: parent.ref,
        choices: noChoices,
        quality: 'auto',
        isListeningWhileMuted: true,
      },
    },
  ).start();
  return {
    tracks,
    send: (event: MediaEvent) => actor.send(event),
    get context() {
      return actor.getSnapshot().context;
    },
    /** The ids of the tracks that the call has to send. */
    get slots() {
      return parent.received.at(-1)?.slots ?? emptySlots;
    },
    async until(value: Parameters<MediaSnapshot['matches']>[0]): Promise<void> {
      await waitFor(actor, (snapshot) => snapshot.matches(value), { timeout: 5_000 });
    },
    is: (value: Parameters<MediaSnapshot['matches']>[0]) => actor.getSnapshot().matches(value),
    [Symbol.dispose]() {
      actor.stop();
      parent.ref.stop();
    },
  };
}
