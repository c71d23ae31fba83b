import type { MediaDevice } from '@visavis/client';
import { createEffect, createMemo, on } from 'solid-js';
import { chooseDevice, hasChosenDevice } from '../../call/session/stored-choices.ts';
import type { CallView } from '../../call/state/call-view.ts';
import { choicesOf, deviceSetKey, storeChoices } from './stored-sets.ts';

const deviceKinds = [
  'microphone',
  'camera',
  'speaker',
] as const satisfies readonly MediaDevice['kind'][];

/**
 * Remembers the choices for each set of connected devices: at a desk another microphone is used than on a train.
 * When the set changes, the choices that were made with it before are used again.
 */
export function followDeviceSets({ call, media }: Pick<CallView, 'call' | 'media'>): void {
  const devices = createMemo(() => media()?.context.devices ?? []);
  const set = createMemo(() => (devices().length === 0 ? null : deviceSetKey(devices())));
  const choices = createMemo(() => JSON.stringify(media()?.context.choices));
  const current = () => call.actor.getSnapshot().context.choices;
  createEffect(
    on([set, choices], ([key], previous) => {
      if (key === null) return;
      const isNewSet = previous?.[0] !== key;
      // What the user has chosen before this started is newer than what is stored.
      const isStart = previous === undefined;
      const stored = choicesOf(key);
      if (!isNewSet || stored === undefined || (isStart && hasChosenDevice())) {
        storeChoices(key, current());
        return;
      }
      for (const kind of deviceKinds) {
        if (stored[kind] !== current()[kind]) chooseDevice(call, kind, stored[kind]);
      }
    }),
  );
}
