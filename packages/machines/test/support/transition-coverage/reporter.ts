import type { AnyStateMachine } from 'xstate';
import type { Reporter, TestModule, Vitest } from 'vitest/node';
import { checkMachine } from '../../../src/check/check.ts';
import { callMachine, mediaMachine, peerMachine, signalingMachine } from '../../../src/index.ts';
import { roomMachine } from '../../../src/room/room.ts';
import { statesAndTransitions } from './transition-names.ts';

const machines: readonly AnyStateMachine[] = [
  callMachine,
  checkMachine,
  mediaMachine,
  peerMachine,
  roomMachine,
  signalingMachine,
];

/**
 * Fails the test run if a state or a transition of a machine is not reached by any test. It reports nothing if
 * only a part of the tests has run.
 */
export class TransitionCoverageReporter implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  async onTestRunEnd(modules: readonly TestModule[]): Promise<void> {
    if (!(await this.#isCompleteRun(modules))) return;
    const missing = machines.flatMap((machine) => missingNames(machine, modules));
    if (missing.length === 0) return;
    const lines = ['These states and transitions are not tested:', ...missing];
    process.stderr.write(`${lines.join('\n  ')}\n`);
    process.exitCode = 1;
  }

  async #isCompleteRun(modules: readonly TestModule[]): Promise<boolean> {
    const vitest = this.#vitest;
    if (vitest === undefined || vitest.config.testNamePattern !== undefined) return false;
    const all = await vitest.globTestSpecifications();
    return all.length === modules.length && modules.every((module) => module.state() === 'passed');
  }
}

function missingNames(machine: AnyStateMachine, modules: readonly TestModule[]): string[] {
  const reached = new Set(
    modules.flatMap((module) => module.meta().reachedByMachine?.[machine.id] ?? []),
  );
  return statesAndTransitions(machine).filter((name) => !reached.has(name));
}
