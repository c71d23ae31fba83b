import { describe, expect, it } from 'vitest';
import type { CaptureKind } from '../../src/media/media.ts';
import { noChoices, startMedia } from '../../src/testing/testing.ts';
import { device, isLive, openCommands, startLive, track } from '../support/media-states.ts';

describe.each(['microphone', 'camera'] as const)(
  'a %s that is disconnected',
  (kind: CaptureKind) => {
    const chosen = device(kind, 'chosen');
    const spare = device(kind, 'spare');

    /** The chosen device is live, then disconnected, and the spare one is live in its place. */
    function startWithSpare() {
      const media = startLive(kind);
      media.report({ type: 'devices.changed', devices: [chosen, spare] });
      media.actor.send({ type: 'device.choose', kind, id: 'chosen' });
      media.report({ type: `${kind}.live`, track: track('chosen track', 'chosen') });
      media.report({ type: `${kind}.ended` });
      media.report({ type: 'devices.changed', devices: [spare] });
      media.report({ type: `${kind}.live`, track: track('spare track', 'spare') });
      return media;
    }

    it('is replaced and stays the choice', () => {
      const media = startWithSpare();
      expect(media.slots[kind]).toBe('spare track');
      expect(media.context.choices[kind]).toBe('chosen');
    });

    it('is used again when it is connected again, without a gap', () => {
      const media = startWithSpare();
      media.report({ type: 'devices.changed', devices: [spare, chosen] });
      expect(isLive(media, kind)).toBe(true);
      expect(media.slots[kind]).toBe('spare track');
      expect(openCommands(media).at(-1)?.choices[kind]).toBe('chosen');
      media.report({ type: `${kind}.live`, track: track('chosen again', 'chosen') });
      expect(media.slots[kind]).toBe('chosen again');
    });

    it('is not used again if the user chose another one meanwhile', () => {
      const media = startWithSpare();
      media.report({ type: 'devices.changed', devices: [spare, device(kind, 'third')] });
      media.actor.send({ type: 'device.choose', kind, id: 'third' });
      media.report({ type: `${kind}.live`, track: track('third track', 'third') });
      const before = openCommands(media).length;
      media.report({ type: 'devices.changed', devices: [spare, chosen, device(kind, 'third')] });
      expect(openCommands(media)).toHaveLength(before);
    });

    it('is not used again if it was not chosen', () => {
      const media = startLive(kind);
      media.report({
        type: 'devices.changed',
        devices: [device(kind, `device of ${kind}`), spare],
      });
      media.report({ type: `${kind}.ended` });
      media.report({ type: `${kind}.live`, track: track('spare track', 'spare') });
      const before = openCommands(media).length;
      media.report({
        type: 'devices.changed',
        devices: [spare, device(kind, `device of ${kind}`)],
      });
      expect(openCommands(media)).toHaveLength(before);
    });

    it('is used again after it was the only one', () => {
      const media = startLive(kind);
      media.actor.send({ type: 'device.choose', kind, id: 'chosen' });
      media.report({ type: `${kind}.live`, track: track('chosen track', 'chosen') });
      media.report({ type: 'devices.changed', devices: [chosen] });
      media.report({ type: `${kind}.ended` });
      media.report({ type: 'devices.changed', devices: [] });
      expect(media.state[kind]).toBe('missing');
      media.report({ type: 'devices.changed', devices: [chosen] });
      expect(openCommands(media).at(-1)?.choices[kind]).toBe('chosen');
    });

    it('is not requested while it is known to be disconnected', () => {
      const media = startMedia({ choices: { ...noChoices, [kind]: 'chosen' } });
      media.report({ type: 'devices.changed', devices: [spare] });
      media.actor.send({ type: 'devices.open', kinds: [kind] });
      expect(openCommands(media)[0]?.choices[kind]).toBeNull();
    });
  },
);
