import { describe, expect, it } from 'vitest';
import { checkDelays, checkSteps, type CheckStep } from '../../src/check/check.ts';
import { startCheck } from '../support/check-harness.ts';

/** A run that has begun. */
function begun() {
  const all = startCheck();
  all.actor.send({ type: 'start' });
  return all;
}

/** Everything that a person need not answer is well. */
const well = {
  browser: 'passed',
  secureContext: 'passed',
  permission: 'passed',
  camera: 'passed',
  microphone: 'passed',
  signaling: 'passed',
  keepalive: 'passed',
  stun: 'passed',
  nat: 'passed',
  turnUdp: 'passed',
  turnTcp: 'passed',
  turnTls: 'passed',
  relay: 'passed',
} as const;

describe('a run', () => {
  it('looks at nothing before it is started', () => {
    const all = startCheck();
    expect(all.probes.runs).toHaveLength(0);
    expect(all.snapshot.hasTag('busy')).toBe(false);
  });

  it('begins with what needs nothing, and goes on as it is answered', () => {
    const all = begun();
    expect(all.begun).toEqual(['browser', 'secureContext']);
    all.end({ browser: 'passed' });
    expect(all.begun).toEqual(['browser', 'secureContext', 'signaling']);
    all.end({ secureContext: 'passed', permission: 'warned' });
    expect(all.begun.slice(3)).toEqual(['permission', 'camera', 'microphone']);
  });

  it('is over when every step is, and only then', () => {
    const all = begun();
    all.end(well);
    expect(all.snapshot.hasTag('busy')).toBe(true);
    all.probes.now.sendReport({ type: 'speaker.played' });
    all.actor.send({ type: 'speaker.heard' });
    expect(all.snapshot.hasTag('busy')).toBe(false);
    expect(checkSteps.map((step) => all.state(step))).toEqual(checkSteps.map(() => 'passed'));
    expect(Object.keys(all.snapshot.context.results).toSorted()).toEqual(
      [...checkSteps].toSorted(),
    );
  });

  it('tells each step what was found before', () => {
    const all = begun();
    all.end({ browser: 'passed', signaling: 'passed', stun: 'warned' });
    const nat = all.probes.told('startStep').find(({ step }) => step === 'nat');
    expect(nat?.results.stun?.outcome).toBe('warned');
  });

  it('measures the relay when all ways to it have been tried, however that went', () => {
    const all = begun();
    all.end({ browser: 'passed', signaling: 'passed', turnUdp: 'failed', turnTcp: 'skipped' });
    expect(all.begun).not.toContain('relay');
    all.end({ turnTls: 'passed' });
    expect(all.begun).toContain('relay');
  });

  it.each<[failed: CheckStep, skipped: readonly CheckStep[]]>([
    ['secureContext', ['permission', 'camera', 'microphone']],
    ['signaling', ['keepalive', 'stun', 'nat', 'turnUdp', 'turnTcp', 'turnTls', 'relay']],
  ])('skips what has no sense after %s failed, and says so', (step, skipped) => {
    const all = begun();
    all.end({ browser: 'passed', [step]: 'failed' });
    for (const next of skipped) {
      expect(all.state(next)).toBe('skipped');
      expect(all.snapshot.context.results[next]?.reason).toBe('prerequisite-failed');
      expect(all.begun).not.toContain(next);
    }
  });

  it('does not wait for ever: a step that does not end fails, and the person may take their time', () => {
    const all = begun();
    all.end({ browser: 'passed', secureContext: 'passed' });
    all.clock.increment(checkDelays.stepTimeoutMs);
    expect(all.snapshot.context.results.signaling).toMatchObject({
      outcome: 'failed',
      reason: 'timed-out',
    });
    expect(all.state('permission')).toBe('running');
    all.clock.increment(checkDelays.userResponseTimeoutMs - checkDelays.stepTimeoutMs);
    expect(all.snapshot.context.results.permission?.reason).toBe('unanswered');
  });

  it('is cancelled with all that goes on or waits, and keeps what it knows', () => {
    const all = begun();
    all.end({ browser: 'passed', secureContext: 'passed', permission: 'passed', camera: 'warned' });
    all.actor.send({ type: 'cancel' });
    expect(all.snapshot.hasTag('busy')).toBe(false);
    expect(all.state('camera')).toBe('warned');
    expect(all.state('microphone')).toBe('cancelled');
    expect(all.state('relay')).toBe('cancelled');
    expect(all.probes.told('stopStep').map(({ step }) => step)).toContain('signaling');
    expect(all.probes.told('releaseDevices')).toHaveLength(1);
  });

  it('is begun again from nothing, by probes that know nothing either', () => {
    const all = begun();
    all.end({ browser: 'failed' });
    all.actor.send({ type: 'restart' });
    expect(all.snapshot.context.results).toEqual({});
    expect(all.probes.runs.map(({ isRunning }) => isRunning)).toEqual([false, true]);
    expect(all.begun).toEqual(['browser', 'secureContext']);
  });
});

describe('the loudspeaker', () => {
  /** The sound has been played. */
  function played() {
    const all = begun();
    all.end(well);
    all.probes.now.sendReport({ type: 'speaker.played' });
    return all;
  }

  it('waits until the microphone is no longer listened to', () => {
    const all = begun();
    all.end({ browser: 'passed', secureContext: 'passed', permission: 'passed', camera: 'passed' });
    expect(all.begun).not.toContain('speaker');
    all.end({ microphone: 'failed' });
    expect(all.begun).toContain('speaker');
  });

  it('is tried also where there is neither camera nor microphone', () => {
    const all = begun();
    all.end({ browser: 'passed', secureContext: 'passed', permission: 'failed' });
    expect(all.begun).toContain('speaker');
  });

  it('is judged by the person, who may hear it again', () => {
    const all = played();
    expect(all.snapshot.hasTag('needsUserAction')).toBe(true);
    all.actor.send({ type: 'speaker.replay' });
    expect(all.state('speaker')).toBe('running');
    all.probes.now.sendReport({ type: 'speaker.played' });
    all.actor.send({ type: 'speaker.notHeard' });
    expect(all.snapshot.context.results.speaker?.reason).toBe('unheard');
  });

  it('lets camera and microphone go when it is over', () => {
    const all = played();
    expect(all.probes.told('releaseDevices')).toEqual([]);
    all.actor.send({ type: 'speaker.heard' });
    expect(all.probes.told('releaseDevices')).toHaveLength(1);
  });

  it('is not asked about any more when the run is cancelled', () => {
    const all = played();
    all.actor.send({ type: 'cancel' });
    expect(all.state('speaker')).toBe('cancelled');
    expect(all.snapshot.hasTag('needsUserAction')).toBe(false);
  });

  it('is left alone when the person does not answer', () => {
    const all = played();
    all.clock.increment(checkDelays.userResponseTimeoutMs);
    expect(all.snapshot.context.results.speaker).toMatchObject({
      outcome: 'skipped',
      reason: 'unanswered',
    });
    expect(all.probes.told('releaseDevices')).toHaveLength(1);
  });
});
