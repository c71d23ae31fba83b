import {
  keepAlive,
  median,
  type Findings,
  type NatKind,
  type StepResult,
  type CheckStep,
} from '@visavis/client/check';

const mbits = (bitsPerSecond: number) => `${(bitsPerSecond / 1_000_000).toFixed(1)} Mbit/s`;
const ms = (milliseconds: number) => `${Math.round(milliseconds)} ms`;
const seconds = (milliseconds: number) => `${Math.round(milliseconds / 1_000)} seconds`;

const natKinds: Readonly<Record<NatKind, string>> = {
  none: 'No router changes your address',
  'endpoint-independent': 'Your router shows everyone the same address and port',
  'address-dependent': 'Your router shows everyone a different port',
  unknown: 'The type of your router is not known',
};

const turn = ({ allocationMs }: Findings['turnUdp']) =>
  allocationMs === null ? '' : `Allocated in ${ms(allocationMs)}.`;

const signaling = ({ openMs, roundTripsMs }: Findings['signaling']) =>
  [
    openMs === null ? '' : `Opened in ${ms(openMs)}.`,
    roundTripsMs.length === 0 ? '' : `Responses take ${ms(median(roundTripsMs))}.`,
  ]
    .join(' ')
    .trim();

const stun = ({ answered, unreachable }: Findings['stun']) => {
  const all = answered.length + unreachable.length;
  return `${answered.length} of ${all} ${all === 1 ? 'server' : 'servers'} responded.`;
};

/** The sentence for the finding of each step. */
const texts: { readonly [S in CheckStep]: (finding: NonNullable<Findings[S]>) => string } = {
  browser: ({ missing }) =>
    missing.length === 0
      ? 'It has everything that a call needs.'
      : `It lacks ${missing.join(', ')}.`,
  secureContext: () => '',
  permission: () => '',
  camera: ({ label, width, height }) =>
    [label, `${width} × ${height}`].filter((part) => part !== '').join(', '),
  microphone: ({ label }) => label,
  speaker: () => '',
  signaling,
  keepalive: ({ idleMs }) =>
    `Idle for ${seconds(idleMs)}. Longer idle times are not checked, because the page sends a ping after ${seconds(keepAlive.intervalMs)}.`,
  stun,
  nat: ({ kind, addresses }) =>
    addresses.length === 0
      ? `${natKinds[kind]}.`
      : `${natKinds[kind]}. The internet sees ${addresses.join(' and ')}.`,
  turnUdp: turn,
  turnTcp: turn,
  turnTls: turn,
  relay: ({ bitsPerSecond, lossRatio, delayMs }) =>
    `${mbits(bitsPerSecond)} in a test of four seconds, ${(lossRatio * 100).toFixed(1)} % packet loss, ${ms(delayMs)} delay.`,
};

/** The finding of a step as a sentence; empty if there is nothing to say. */
export function findingText<S extends CheckStep>(
  step: S,
  result: StepResult<S> | undefined,
): string {
  const finding = result?.finding;
  return finding === null || finding === undefined ? '' : texts[step](finding);
}
