import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
 * Fails the test run if a state or a transition of a machine is not reached by any test, and reports it as one test
 * in the JSON format of Vitest. It reports nothing if only a part of the tests has run.
 */
export class TransitionCoverageReporter implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  async onTestRunEnd(modules: readonly TestModule[]): Promise<void> {
    if (!(await this.#isCompleteRun(modules))) return;
    const missing = machines.flatMap((machine) => missingNames(machine, modules));
    writeReport(missing);
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

function writeReport(missing: readonly string[]): void {
  const folder = join(import.meta.dirname, '../../../test-results');
  mkdirSync(folder, { recursive: true });
  const failed = missing.length > 0;
  const test = {
    fullName: 'every state and transition is reached by a test',
    status: failed ? 'failed' : 'passed',
    failureMessages: missing,
  };
  const report = {
    success: !failed,
    numPassedTests: failed ? 0 : 1,
    numFailedTests: failed ? 1 : 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [{ name: 'transition-coverage', assertionResults: [test] }],
  };
  writeFileSync(join(folder, 'transition-coverage.json'), JSON.stringify(report));
}

function missingNames(machine: AnyStateMachine, modules: readonly TestModule[]): string[] {
  const reached = new Set(
    modules.flatMap((module) => module.meta().reachedByMachine?.[machine.id] ?? []),
  );
  return statesAndTransitions(machine).filter((name) => !reached.has(name));
}
