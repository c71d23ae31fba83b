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
  unknown: 'Your router’s kind is not known',
};

const turn = ({ allocationMs }: Findings['turnUdp']) =>
  allocationMs === null ? '' : `Ready in ${ms(allocationMs)}.`;

const signaling = ({ openMs, roundTripsMs }: Findings['signaling']) =>
  [
    openMs === null ? '' : `Open in ${ms(openMs)}.`,
    roundTripsMs.length === 0 ? '' : `Answers take ${ms(median(roundTripsMs))}.`,
  ]
    .join(' ')
    .trim();

const stun = ({ answered, unreachable }: Findings['stun']) => {
  const all = answered.length + unreachable.length;
  return `${answered.length} of ${all} ${all === 1 ? 'server' : 'servers'} answered.`;
};

/** What people read of what each step found. */
const texts: { readonly [S in CheckStep]: (finding: NonNullable<Findings[S]>) => string } = {
  browser: ({ missing }) =>
    missing.length === 0 ? 'It has all that a call needs.' : `It lacks ${missing.join(', ')}.`,
  secureContext: () => '',
  permission: () => '',
  camera: ({ label, width, height }) =>
    [label, `${width} × ${height}`].filter((part) => part !== '').join(', '),
  microphone: ({ label }) => label,
  speaker: () => '',
  signaling,
  keepalive: ({ idleMs }) =>
    `Left alone for ${seconds(idleMs)}. Longer silences were not looked at: in a call there are none, as the page speaks after ${seconds(keepAlive.intervalMs)} at the latest.`,
  stun,
  nat: ({ kind, addresses }) =>
    addresses.length === 0
      ? `${natKinds[kind]}.`
      : `${natKinds[kind]}. The internet sees ${addresses.join(' and ')}.`,
  turnUdp: turn,
  turnTcp: turn,
  turnTls: turn,
  relay: ({ bitsPerSecond, lossRatio, delayMs }) =>
    `${mbits(bitsPerSecond)} got through in a test of four seconds, ${(lossRatio * 100).toFixed(1)} % was lost, ${ms(delayMs)} on the way.`,
};

/** What a step found, as a sentence; empty where there is nothing to say. */
export function findingText<S extends CheckStep>(
  step: S,
  result: StepResult<S> | undefined,
): string {
  const finding = result?.finding;
  return finding === null || finding === undefined ? '' : texts[step](finding);
}
