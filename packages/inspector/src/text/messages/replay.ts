// Compiled from messages/en/replay.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** Replaying a recording: running the machines again with the recorded events. */
export const replayText = /* @__PURE__ */ defineText((formats) => {
  const numberFormat1 = formats.numberFormat({ useGrouping: false });
  return {
    replay: 'Replay',
    hint: 'Replay this recording on the current machines',
    same: ({ machines, steps }: { readonly machines: number; readonly steps: number }) =>
      `${formats.plural(machines, { one: `${formats.number(machines)} machine`, other: `${formats.number(machines)} machines` })} behaved as recorded, in ${formats.plural(steps, { one: `${formats.number(steps)} step`, other: `${formats.number(steps)} steps` })}.`,
    diverged: ({ count }: { readonly count: number }) =>
      `${formats.plural(count, { one: `${formats.number(count)} machine diverges`, other: `${formats.number(count)} machines diverge` })} from the recording.`,
    incomplete: ({ count }: { readonly count: number }) =>
      `Too little is recorded to replay ${formats.plural(count, { one: `${formats.number(count)} machine`, other: `${formats.number(count)} machines` })}.`,
    impossible: 'Nothing in this recording can be replayed.',
    failed: 'This recording contains values that no machine accepts, so it cannot be replayed.',
    divergence: ({
      actor,
      event,
      seq,
    }: {
      readonly actor: string;
      readonly event: string;
      readonly seq: number;
    }) => `${actor}, at ${event} (#${numberFormat1(seq)})`,
    path: 'Path',
    recorded: 'Recorded',
    replayed: 'Replayed',
    more: ({ count }: { readonly count: number }) => `${formats.number(count)} more`,
  };
});
