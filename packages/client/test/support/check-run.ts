import type { CheckPlatform } from '../../src/check/check-platform.ts';
import { CheckRun } from '../../src/check/check-run.ts';
import { TrackRegistry } from '../../src/tracks/track-registry.ts';
import { createCheckPlatform } from './check-platform.ts';

/** Creates a run of a check against a server. */
export function createCheckRun(
  { url }: { readonly url: string },
  overrides: Partial<CheckPlatform> = {},
) {
  const { socketTap, platform } = createCheckPlatform(overrides);
  const run = new CheckRun({
    url: `${url.replace('http', 'ws')}/trpc`,
    platform,
    choices: { microphone: null, camera: null, speaker: null },
    streams: new TrackRegistry(platform.createMediaStream),
  });
  return { run, socketTap, [Symbol.dispose]: () => run[Symbol.dispose]() };
}
