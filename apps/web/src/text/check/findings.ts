import {
  keepAlive,
  median,
  type Findings,
  type StepResult,
  type CheckStep,
} from '@visavis/client/check';
import { formatText } from '@visavis/text';
import { useText } from '@visavis/text/solid';
import { checkFindingsText } from '../messages/check-findings.ts';

const toSeconds = (milliseconds: number): number => Math.round(milliseconds / 1_000);

const nothing = (): readonly string[] => [];

const turn = ({ allocationMs }: Findings['turnUdp']): readonly string[] =>
  allocationMs === null ? [] : [useText(checkFindingsText).turn({ milliseconds: allocationMs })];

/** The sentences for the finding of each step. */
const sentences: {
  readonly [S in CheckStep]: (finding: NonNullable<Findings[S]>) => readonly string[];
} = {
  browser({ missing }) {
    const { complete, incomplete } = useText(checkFindingsText).browser;
    if (missing.length === 0) return [complete];
    return [incomplete({ features: useText(formatText).list(missing) })];
  },
  secureContext: nothing,
  permission: nothing,
  camera({ label, width, height }) {
    const { named, unnamed } = useText(checkFindingsText).camera;
    return [label === '' ? unnamed({ width, height }) : named({ label, width, height })];
  },
  microphone: ({ label }) => [label],
  speaker: nothing,
  signaling({ openMs, roundTripsMs }) {
    const { opened, responses } = useText(checkFindingsText).signaling;
    return [
      ...(openMs === null ? [] : [opened({ milliseconds: openMs })]),
      ...(roundTripsMs.length === 0 ? [] : [responses({ milliseconds: median(roundTripsMs) })]),
    ];
  },
  keepalive: ({ idleMs }) => [
    useText(checkFindingsText).keepalive({
      idle: toSeconds(idleMs),
      interval: toSeconds(keepAlive.intervalMs),
    }),
  ],
  stun: ({ answered, unreachable }) => [
    useText(checkFindingsText).stun({
      answered: answered.length,
      all: answered.length + unreachable.length,
    }),
  ],
  nat({ kind, addresses }) {
    const text = useText(checkFindingsText);
    const list = useText(formatText).list(addresses);
    return [text.nat[kind], ...(list === '' ? [] : [text.addresses({ addresses: list })])];
  },
  turnUdp: turn,
  turnTcp: turn,
  turnTls: turn,
  relay: ({ bitsPerSecond, lossRatio, delayMs }) => [
    useText(checkFindingsText).relay({
      megabits: bitsPerSecond / 1_000_000,
      loss: lossRatio,
      delay: delayMs,
    }),
  ],
};

/** Puts the finding of a step into sentences; empty if there is nothing to say. */
export function findingText<S extends CheckStep>(
  step: S,
  result: StepResult<S> | undefined,
): string {
  const finding = result?.finding;
  return finding === null || finding === undefined ? '' : sentences[step](finding).join(' ');
}
