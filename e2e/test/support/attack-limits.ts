import { expect } from '@playwright/test';
import type { Experience } from './observed-call.ts';
import type { ServerLoad } from './observed-server.ts';

/**
 * What nobody would call harm, in milliseconds. Beyond that, an attack may not cost more than twice as much as
 * the same without the attack: every process of these tests shares a few cores, with whatever else runs there.
 */
const unnoticed = {
  longestTaskMs: 200,
  newcomerMs: 5_000,
  p99Ms: 50,
} as const;
const factor = 2;
/**
 * A newcomer's page, those of the call, the server and the attack start at the same moment on the same cores. On two
 * cores a generation flood makes it wait for two to three times as long, where without protection it would never
 * connect (docs/BENCHMARKS.md).
 */
const newcomerFactor = 3;
/** A video may freeze for this much longer. */
const unnoticedFreezeMs = 500;

const limitOf = (name: keyof typeof unnoticed, controlMs: number): number =>
  Math.max(unnoticed[name], factor * controlMs);

/** In a test with pages, Chromium needs the processors for more than 50 ms at a time. */
const unnoticedBesidePagesMs = 250;

/** Expects that people in a call and a newcomer have noticed no attack. */
export function expectUnharmed(experience: Experience, control: Experience, when: string): void {
  const { longestTaskMs, longestFreezeMs, newcomerMs } = experience;
  expect
    .soft(longestTaskMs, `longest task of a page, ${when}`)
    .toBeLessThanOrEqual(limitOf('longestTaskMs', control.longestTaskMs));
  expect
    .soft(longestFreezeMs, `longest freeze of a video, ${when}`)
    .toBeLessThanOrEqual(
      Math.max(control.longestFreezeMs + unnoticedFreezeMs, factor * control.longestFreezeMs),
    );
  expect
    .soft(newcomerMs, `time until a newcomer is connected, ${when}`)
    .toBeLessThanOrEqual(Math.max(unnoticed.newcomerMs, newcomerFactor * control.newcomerMs));
  expect
    .soft(experience.p99Ms, `latency in other rooms, ${when}`)
    .toBeLessThanOrEqual(Math.max(unnoticedBesidePagesMs, factor * control.p99Ms));
}

/** Expects that the server still serves other rooms fast. */
export function expectFast(
  { p99Ms }: Pick<ServerLoad, 'p99Ms'>,
  control: Pick<ServerLoad, 'p99Ms'>,
  when: string,
): void {
  expect
    .soft(p99Ms, `latency in other rooms, ${when}`)
    .toBeLessThanOrEqual(limitOf('p99Ms', control.p99Ms));
}
