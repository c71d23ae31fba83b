import { describe, expect, it } from 'vitest';
import { checkDelays, checkSteps, type CheckStep } from '../../src/check/check.ts';
import { startCheck } from '../../src/testing/testing.ts';
import { allPassed, endSteps, startedCheck } from '../support/check-steps.ts';

describe('the check', () => {
  it('runs no step before it is started', () => {
    const check = startCheck();
    expect(check.probes.runs).toHaveLength(0);
    expect(check.snapshot.hasTag('busy')).toBe(false);
  });

  it('starts with the steps that require nothing, and goes on as they end', () => {
    const check = startedCheck();
    expect(check.startedSteps).toEqual(['browser', 'secureContext']);
    endSteps(check, { browser: 'passed' });
    expect(check.startedSteps).toEqual(['browser', 'secureContext', 'signaling']);
    endSteps(check, { secureContext: 'passed', permission: 'warned' });
    expect(check.startedSteps.slice(3)).toEqual(['permission', 'camera', 'microphone']);
  });

  it('is done when every step is done', () => {
    const check = startedCheck();
    endSteps(check, allPassed);
    expect(check.snapshot.hasTag('busy')).toBe(true);
    check.probes.current.report({ type: 'speaker.played' });
    check.actor.send({ type: 'speaker.heard' });
    expect(check.snapshot.hasTag('busy')).toBe(false);
    expect(checkSteps.map((step) => check.stateOf(step))).toEqual(checkSteps.map(() => 'passed'));
    expect(Object.keys(check.snapshot.context.results).toSorted()).toEqual(
      [...checkSteps].toSorted(),
    );
  });

  it('gives each step the results of the steps before', () => {
    const check = startedCheck();
    endSteps(check, { browser: 'passed', signaling: 'passed', stun: 'warned' });
    const nat = check.probes.commandsOfType('startStep').find(({ step }) => step === 'nat');
    expect(nat?.results.stun?.outcome).toBe('warned');
  });

  it('measures the relay after all TURN steps, whatever their outcome', () => {
    const check = startedCheck();
    endSteps(check, {
      browser: 'passed',
      signaling: 'passed',
      turnUdp: 'failed',
      turnTcp: 'skipped',
    });
    expect(check.startedSteps).not.toContain('relay');
    endSteps(check, { turnTls: 'passed' });
    expect(check.startedSteps).toContain('relay');
  });

  it.each<[failed: CheckStep, skipped: readonly CheckStep[]]>([
    ['secureContext', ['permission', 'camera', 'microphone']],
    ['signaling', ['keepalive', 'stun', 'nat', 'turnUdp', 'turnTcp', 'turnTls', 'relay']],
  ])('skips the steps that require %s if it failed', (step, skipped) => {
    const check = startedCheck();
    endSteps(check, { browser: 'passed', [step]: 'failed' });
    for (const next of skipped) {
      expect(check.stateOf(next)).toBe('skipped');
      expect(check.snapshot.context.results[next]?.reason).toBe('prerequisite-failed');
      expect(check.startedSteps).not.toContain(next);
    }
  });

  it('fails a step that does not end in time, with more time for steps that wait for the user', () => {
    const check = startedCheck();
    endSteps(check, { browser: 'passed', secureContext: 'passed' });
    check.clock.increment(checkDelays.stepTimeoutMs);
    expect(check.snapshot.context.results.signaling).toMatchObject({
      outcome: 'failed',
      reason: 'timed-out',
    });
    expect(check.stateOf('permission')).toBe('running');
    check.clock.increment(checkDelays.userResponseTimeoutMs - checkDelays.stepTimeoutMs);
    expect(check.snapshot.context.results.permission?.reason).toBe('unanswered');
  });

  it('can be cancelled, and keeps its results', () => {
    const check = startedCheck();
    endSteps(check, {
      browser: 'passed',
      secureContext: 'passed',
      permission: 'passed',
      camera: 'warned',
    });
    check.actor.send({ type: 'cancel' });
    expect(check.snapshot.hasTag('busy')).toBe(false);
    expect(check.stateOf('camera')).toBe('warned');
    expect(check.stateOf('microphone')).toBe('cancelled');
    expect(check.stateOf('relay')).toBe('cancelled');
    expect(check.probes.commandsOfType('stopStep').map(({ step }) => step)).toContain('signaling');
    expect(check.probes.commandsOfType('releaseDevices')).toHaveLength(1);
  });

  it('restarts without results, with a new probes actor', () => {
    const check = startedCheck();
    endSteps(check, { browser: 'failed' });
    check.actor.send({ type: 'restart' });
    expect(check.snapshot.context.results).toEqual({});
    expect(check.probes.runs.map(({ isRunning }) => isRunning)).toEqual([false, true]);
    expect(check.startedSteps).toEqual(['browser', 'secureContext']);
  });
});
