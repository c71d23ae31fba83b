import type { Relay } from '../../e2e/tests/support/relay.ts';
import { startSite, type Site } from '../../e2e/tests/support/server.ts';

/** What trouble can befall: the server of a call, and the line of one person to it. */
export interface Scene {
  site: Site;
  readonly relay: Relay;
}

/** What happens to the signaling of a running call. */
export interface Trouble {
  readonly title: string;
  /** For how long the call is watched before anything is mended, in milliseconds. */
  readonly ms: number;
  readonly begin?: (scene: Scene) => Promise<void> | void;
  readonly end?: (scene: Scene) => Promise<void>;
}

const killed = (seconds: number): Trouble => ({
  title: `server killed for ${seconds} s`,
  ms: seconds * 1_000,
  begin: ({ site }) => site.kill(),
  end: async (scene) => {
    // The next server takes the port of the one before.
    scene.site = await startSite({}, Number(new URL(scene.site.origin).port));
  },
});

/** Everything that befalls a call, in turn; first nothing does, which is the floor. */
export const troubles: readonly Trouble[] = [
  {
    title: 'calm call',
    ms: 10_000,
    // To start a server costs the machine something, and is no trouble of the call's.
    end: async () => (await startSite()).kill(),
  },
  killed(1),
  killed(10),
  killed(60),
  { title: 'one socket reset', ms: 5_000, begin: ({ relay }) => relay.cut() },
  // Longer than it takes to find out.
  { title: 'one socket half-open', ms: 12_000, begin: ({ relay }) => relay.silence() },
];
