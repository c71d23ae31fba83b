import { describe, expect, it } from 'vitest';
import { checkDelays, steps, type Step } from '../../src/check/check.ts';
import { check } from './harness.ts';

/** A run that has begun. */
function begun() {
  const all = check();
  all.actor.send({ type: 'start' });
  return all;
}

/** Everything that a person need not answer is well. */
const well = {
  browser: 'passed',
  secure: 'passed',
  permission: 'passed',
  camera: 'passed',
  microphone: 'passed',
  signaling: 'passed',
  holding: 'passed',
  stun: 'passed',
  nat: 'passed',
  turnUdp: 'passed',
  turnTcp: 'passed',
  turnTls: 'passed',
  relay: 'passed',
} as const;

describe('a run', () => {
  it('looks at nothing before it is started', () => {
    const all = check();
    expect(all.probes.runs).toHaveLength(0);
    expect(all.snapshot.hasTag('busy')).toBe(false);
  });

  it('begins with what needs nothing, and goes on as it is answered', () => {
    const all = begun();
    expect(all.begun).toEqual(['browser', 'secure']);
    all.end({ browser: 'passed' });
    expect(all.begun).toEqual(['browser', 'secure', 'signaling']);
    all.end({ secure: 'passed', permission: 'warned' });
    expect(all.begun.slice(3)).toEqual(['permission', 'camera', 'microphone']);
  });

  it('is over when every step is, and only then', () => {
    const all = begun();
    all.end(well);
    expect(all.snapshot.hasTag('busy')).toBe(true);
    all.probes.now.report({ type: 'speaker.played' });
    all.actor.send({ type: 'heard' });
    expect(all.snapshot.hasTag('busy')).toBe(false);
    expect(steps.map((step) => all.state(step))).toEqual(steps.map(() => 'passed'));
    expect(Object.keys(all.snapshot.context.results).toSorted()).toEqual([...steps].toSorted());
  });

  it('tells each step what was found before', () => {
    const all = begun();
    all.end({ browser: 'passed', signaling: 'passed', stun: 'warned' });
    const nat = all.probes.told('begin').find(({ step }) => step === 'nat');
    expect(nat?.results.stun?.outcome).toBe('warned');
  });

  it('measures the relay when all ways to it have been tried, however that went', () => {
    const all = begun();
    all.end({ browser: 'passed', signaling: 'passed', turnUdp: 'failed', turnTcp: 'skipped' });
    expect(all.begun).not.toContain('relay');
    all.end({ turnTls: 'passed' });
    expect(all.begun).toContain('relay');
  });

  it.each<[failed: Step, skipped: readonly Step[]]>([
    ['secure', ['permission', 'camera', 'microphone']],
    ['signaling', ['holding', 'stun', 'nat', 'turnUdp', 'turnTcp', 'turnTls', 'relay']],
  ])('skips what has no sense after %s failed, and says so', (step, skipped) => {
    const all = begun();
    all.end({ browser: 'passed', [step]: 'failed' });
    for (const next of skipped) {
      expect(all.state(next)).toBe('skipped');
      expect(all.snapshot.context.results[next]?.reason).toBe('needs');
      expect(all.begun).not.toContain(next);
    }
  });

  it('does not wait for ever: a step that does not end fails, and the person may take their time', () => {
    const all = begun();
    all.end({ browser: 'passed', secure: 'passed' });
    all.clock.increment(checkDelays.patience);
    expect(all.snapshot.context.results.signaling).toMatchObject({
      outcome: 'failed',
      reason: 'too-slow',
    });
    expect(all.state('permission')).toBe('running');
    all.clock.increment(checkDelays.answer - checkDelays.patience);
    expect(all.snapshot.context.results.permission?.reason).toBe('unanswered');
  });

  it('is cancelled with all that goes on or waits, and keeps what it knows', () => {
    const all = begun();
    all.end({ browser: 'passed', secure: 'passed', permission: 'passed', camera: 'warned' });
    all.actor.send({ type: 'cancel' });
    expect(all.snapshot.hasTag('busy')).toBe(false);
    expect(all.state('camera')).toBe('warned');
    expect(all.state('microphone')).toBe('cancelled');
    expect(all.state('relay')).toBe('cancelled');
    expect(all.probes.told('end').map(({ step }) => step)).toContain('signaling');
    expect(all.probes.told('releaseDevices')).toHaveLength(1);
  });

  it('is begun again from nothing, by probes that know nothing either', () => {
    const all = begun();
    all.end({ browser: 'failed' });
    all.actor.send({ type: 'again' });
    expect(all.snapshot.context.results).toEqual({});
    expect(all.probes.runs.map(({ running }) => running)).toEqual([false, true]);
    expect(all.begun).toEqual(['browser', 'secure']);
  });
});

describe('the loudspeaker', () => {
  /** The sound has been played. */
  function played() {
    const all = begun();
    all.end(well);
    all.probes.now.report({ type: 'speaker.played' });
    return all;
  }

  it('waits until the microphone is no longer listened to', () => {
    const all = begun();
    all.end({ browser: 'passed', secure: 'passed', permission: 'passed', camera: 'passed' });
    expect(all.begun).not.toContain('speaker');
    all.end({ microphone: 'failed' });
    expect(all.begun).toContain('speaker');
  });

  it('is tried also where there is neither camera nor microphone', () => {
    const all = begun();
    all.end({ browser: 'passed', secure: 'passed', permission: 'failed' });
    expect(all.begun).toContain('speaker');
  });

  it('is judged by the person, who may hear it again', () => {
    const all = played();
    expect(all.snapshot.hasTag('needs the person')).toBe(true);
    all.actor.send({ type: 'replay' });
    expect(all.state('speaker')).toBe('running');
    all.probes.now.report({ type: 'speaker.played' });
    all.actor.send({ type: 'unheard' });
    expect(all.snapshot.context.results.speaker?.reason).toBe('unheard');
  });

  it('lets camera and microphone go when it is over', () => {
    const all = played();
    expect(all.probes.told('releaseDevices')).toEqual([]);
    all.actor.send({ type: 'heard' });
    expect(all.probes.told('releaseDevices')).toHaveLength(1);
  });

  it('is not asked about any more when the run is cancelled', () => {
    const all = played();
    all.actor.send({ type: 'cancel' });
    expect(all.state('speaker')).toBe('cancelled');
    expect(all.snapshot.hasTag('needs the person')).toBe(false);
  });

  it('is left alone when the person does not answer', () => {
    const all = played();
    all.clock.increment(checkDelays.answer);
    expect(all.snapshot.context.results.speaker).toMatchObject({
      outcome: 'skipped',
      reason: 'unanswered',
    });
    expect(all.probes.told('releaseDevices')).toHaveLength(1);
  });
});
