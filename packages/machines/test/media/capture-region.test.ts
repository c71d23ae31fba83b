import { describe, expect, it } from 'vitest';
import { emptySlots, type CaptureKind } from '../../src/media/media.ts';
import { noChoices, startMedia } from '../../src/testing/testing.ts';
import {
  captureFailures,
  device,
  isLive,
  openCommands,
  startLive,
  track,
} from '../support/media-states.ts';

describe.each(['microphone', 'camera'] as const)('the %s', (kind: CaptureKind) => {
  const toggle = { type: `${kind}.toggle` } as const;

  it('is sent as soon as it is live', () => {
    const media = startLive(kind);
    expect(isLive(media, kind)).toBe(true);
    expect(media.slots).toEqual({ ...emptySlots, [kind]: kind });
    expect(media.reportedSlots).toEqual(media.slots);
  });

  it('is opened once by its toggle', () => {
    const media = startMedia();
    media.actor.send(toggle);
    media.actor.send(toggle);
    expect(media.state[kind]).toBe('requesting');
    expect(openCommands(media).map(({ kinds }) => kinds)).toEqual([[kind]]);
  });

  it.each(captureFailures)('can fail as %s and be opened again by its toggle', (failure) => {
    const media = startMedia();
    media.actor.send({ type: 'devices.open', kinds: [kind] });
    expect(media.actor.getSnapshot().hasTag('requesting')).toBe(true);
    media.report({ type: `${kind}.${failure}` });
    expect(media.state[kind]).toBe(failure);
    expect(media.slots).toEqual(emptySlots);
    expect(media.actor.getSnapshot().hasTag('needsUserAction')).toBe(true);
    media.actor.send(toggle);
    expect(media.state[kind]).toBe('requesting');
    media.report({ type: `${kind}.live`, track: track('second try') });
    expect(media.slots[kind]).toBe('second try');
  });

  it.each(captureFailures)(
    'can be opened again by devices.open after it failed as %s',
    (failure) => {
      const media = startMedia();
      media.actor.send(toggle);
      media.report({ type: `${kind}.${failure}` });
      media.actor.send({ type: 'devices.open', kinds: [kind] });
      expect(media.state[kind]).toBe('requesting');
    },
  );

  it('is opened without the device choice if no device meets it', () => {
    const media = startMedia({ choices: { ...noChoices, [kind]: 'missing' } });
    media.actor.send({ type: 'devices.open', kinds: [kind] });
    expect(openCommands(media)[0]?.choices[kind]).toBe('missing');
    media.report({ type: `${kind}.overconstrained` });
    expect(media.state[kind]).toBe('requesting');
    expect(openCommands(media)[1]?.choices[kind]).toBeNull();
    expect(media.context.choices[kind]).toBe('missing');
    media.report({ type: `${kind}.overconstrained` });
    expect(media.state[kind]).toBe('overconstrained');
    expect(openCommands(media)).toHaveLength(2);
  });

  it('stays in its slot until another chosen device is live', () => {
    const media = startLive(kind);
    media.actor.send({ type: 'device.choose', kind, id: 'better' });
    expect(isLive(media, kind)).toBe(true);
    expect(openCommands(media).at(-1)).toMatchObject({
      kinds: [kind],
      choices: { [kind]: 'better' },
    });
    expect(media.slots[kind]).toBe(kind);
    media.report({ type: `${kind}.live`, track: track('better track') });
    expect(media.slots[kind]).toBe('better track');
    expect(media.reportedTracks(kind)).not.toContain(null);
  });

  it('is opened without a device choice when the user removes the choice', () => {
    const media = startLive(kind);
    media.actor.send({ type: 'device.choose', kind, id: 'better' });
    media.report({ type: `${kind}.live`, track: track('better track') });
    media.actor.send({ type: 'device.choose', kind, id: null });
    expect(openCommands(media).at(-1)).toMatchObject({ kinds: [kind], choices: { [kind]: null } });
    expect(media.slots[kind]).toBe('better track');
  });

  it('ignores the choice of a device of another kind', () => {
    const media = startLive(kind);
    const before = openCommands(media).length;
    const other = kind === 'camera' ? 'microphone' : 'camera';
    media.actor.send({ type: 'device.choose', kind: other, id: 'x' });
    media.actor.send({ type: 'device.choose', kind: 'speaker', id: 'x' });
    expect(openCommands(media)).toHaveLength(before);
  });

  it('is opened again when the user chooses another device after a failure', () => {
    const media = startMedia();
    media.actor.send(toggle);
    media.report({ type: `${kind}.busy` });
    media.actor.send({ type: 'device.choose', kind, id: 'other' });
    expect(media.state[kind]).toBe('requesting');
    expect(openCommands(media).at(-1)?.choices[kind]).toBe('other');
  });

  it.each(captureFailures)('is off when another chosen device fails as %s', (failure) => {
    const media = startLive(kind);
    media.actor.send({ type: 'device.choose', kind, id: 'other' });
    media.report({ type: `${kind}.${failure}` });
    if (failure === 'overconstrained') media.report({ type: `${kind}.overconstrained` });
    expect(media.state[kind]).toBe(failure);
    expect(media.slots[kind]).toBeNull();
    expect(media.context[kind]).toBeNull();
    expect(media.capture.commandsOfType('closeDevice').at(-1)).toEqual({
      type: 'closeDevice',
      kind,
    });
  });

  it('is replaced by another device when it is unplugged', () => {
    const media = startLive(kind);
    media.report({
      type: 'devices.changed',
      devices: [device(kind, `device of ${kind}`), device(kind, 'spare')],
    });
    media.actor.send({ type: 'device.choose', kind, id: `device of ${kind}` });
    media.report({ type: `${kind}.ended` });
    expect(media.state[kind]).toBe('requesting');
    expect(media.slots[kind]).toBeNull();
    expect(openCommands(media).at(-1)?.choices[kind]).toBeNull();
    media.report({ type: `${kind}.live`, track: track('spare track') });
    expect(media.slots[kind]).toBe('spare track');
  });

  it('is missing when it is unplugged, until another device is available', () => {
    const media = startLive(kind);
    media.report({ type: 'devices.changed', devices: [device(kind, `device of ${kind}`)] });
    media.report({ type: `${kind}.ended` });
    expect(media.state[kind]).toBe('missing');
    media.report({ type: 'devices.changed', devices: [device('speaker', 'loud')] });
    expect(media.state[kind]).toBe('missing');
    media.report({ type: 'devices.changed', devices: [device(kind, 'new')] });
    expect(media.state[kind]).toBe('requesting');
    expect(openCommands(media).at(-1)?.kinds).toEqual([kind]);
  });

  it('stays live when it is requested again', () => {
    const media = startLive(kind);
    media.actor.send({ type: 'devices.open', kinds: [kind] });
    expect(isLive(media, kind)).toBe(true);
    expect(media.slots[kind]).toBe(kind);
  });

  it.each([...captureFailures, 'ended'] as const)(
    'stays off when %s is reported without a request',
    (report) => {
      const media = startMedia({ choices: { ...noChoices, [kind]: 'chosen' } });
      media.report({ type: `${kind}.${report}` });
      expect(media.state[kind]).toBe('idle');
      expect(media.capture.current.commands).toEqual([]);
    },
  );

  it('is closed when it becomes live without a request', () => {
    const media = startMedia();
    media.report({ type: `${kind}.live`, track: track('unrequested') });
    expect(media.state[kind]).toBe('idle');
    expect(media.capture.current.commands).toEqual([{ type: 'closeDevice', kind }]);
    expect(media.slots).toEqual(emptySlots);
  });

  it('is not requested twice at the same time', () => {
    const media = startMedia();
    media.actor.send({ type: 'devices.open', kinds: [kind] });
    media.actor.send({ type: 'devices.open', kinds: [kind] });
    expect(media.state[kind]).toBe('requesting');
  });
});
