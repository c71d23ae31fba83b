import { describe, expect, it } from 'vitest';
import { checkDelays } from '../../src/check/check.ts';
import type { CheckHarness } from '../../src/testing/testing.ts';
import { allPassed, endSteps, startedCheck } from '../support/check-steps.ts';

describe('the speaker step', () => {
  function soundPlayed(): CheckHarness {
    const check = startedCheck();
    endSteps(check, allPassed);
    check.probes.current.report({ type: 'speaker.played' });
    return check;
  }

  it('waits until the microphone step is done', () => {
    const check = startedCheck();
    endSteps(check, {
      browser: 'passed',
      secureContext: 'passed',
      permission: 'passed',
      camera: 'passed',
    });
    expect(check.startedSteps).not.toContain('speaker');
    endSteps(check, { microphone: 'failed' });
    expect(check.startedSteps).toContain('speaker');
  });

  it('runs without camera and microphone', () => {
    const check = startedCheck();
    endSteps(check, { browser: 'passed', secureContext: 'passed', permission: 'failed' });
    expect(check.startedSteps).toContain('speaker');
  });

  it('ends with the answer of the user, who can play the sound again', () => {
    const check = soundPlayed();
    expect(check.snapshot.hasTag('needsUserAction')).toBe(true);
    check.actor.send({ type: 'speaker.replay' });
    expect(check.stateOf('speaker')).toBe('running');
    check.probes.current.report({ type: 'speaker.played' });
    check.actor.send({ type: 'speaker.notHeard' });
    expect(check.snapshot.context.results.speaker?.reason).toBe('not-heard');
  });

  it('releases camera and microphone when it ends', () => {
    const check = soundPlayed();
    expect(check.probes.commandsOfType('releaseDevices')).toEqual([]);
    check.actor.send({ type: 'speaker.heard' });
    expect(check.probes.commandsOfType('releaseDevices')).toHaveLength(1);
  });

  it('does not wait for the user after the check is cancelled', () => {
    const check = soundPlayed();
    check.actor.send({ type: 'cancel' });
    expect(check.stateOf('speaker')).toBe('cancelled');
    expect(check.snapshot.hasTag('needsUserAction')).toBe(false);
  });

  it('is skipped if the user does not answer', () => {
    const check = soundPlayed();
    check.clock.increment(checkDelays.userResponseTimeoutMs);
    expect(check.snapshot.context.results.speaker).toMatchObject({
      outcome: 'skipped',
      reason: 'unanswered',
    });
    expect(check.probes.commandsOfType('releaseDevices')).toHaveLength(1);
  });
});
