// Compiled from messages/en/replay.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** Replaying a recording: running the machines again with the recorded events. */
export const replayText = /* @__PURE__ */ defineText((formats) => {
  const numberFormat1 = formats.numberFormat({ useGrouping: false });
  return {
    replay: 'Replay',
    hint: 'Replay this recording on the current machines',
    same: ({ count }: { readonly count: number }) =>
      `${formats.plural(count, { one: `${formats.number(count)} machine`, other: `${formats.number(count)} machines` })} behaved as recorded.`,
    diverged: ({ count }: { readonly count: number }) =>
      `${formats.plural(count, { one: `${formats.number(count)} machine diverges`, other: `${formats.number(count)} machines diverge` })} from the recording.`,
    gaps: 'This recording is not complete.',
    steps: ({ compared, uncompared }: { readonly compared: number; readonly uncompared: number }) =>
      `${formats.plural(compared, { one: `${formats.number(compared)} step was`, other: `${formats.number(compared)} steps were` })} compared, ${formats.number(uncompared)} could not be.`,
    altered:
      'This file was changed after it was saved. It is no evidence of what happened in the call.',
    newProperties: ({ names }: { readonly names: string }) =>
      `Properties that are newer than the recording: ${formats.isolate(names)}.`,
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
    }) => `${formats.isolate(actor)}, at ${formats.isolate(event)} (#${numberFormat1(seq)})`,
    missingEvent: ({
      actor,
      event,
      seq,
    }: {
      readonly actor: string;
      readonly event: string;
      readonly seq: number;
    }) =>
      `${formats.isolate(actor)}: the event before this state is missing: ${formats.isolate(event)} (#${numberFormat1(seq)})`,
    missingSnapshot: ({
      actor,
      event,
      seq,
    }: {
      readonly actor: string;
      readonly event: string;
      readonly seq: number;
    }) =>
      `${formats.isolate(actor)}: the state after this event is missing: ${formats.isolate(event)} (#${numberFormat1(seq)})`,
    missingStart: ({ actor, seq }: { readonly actor: string; readonly seq: number }) =>
      `${formats.isolate(actor)}: the start is missing (#${numberFormat1(seq)})`,
    missingEntries: ({ count, seq }: { readonly count: number; readonly seq: number }) =>
      `${formats.plural(count, { one: `${formats.number(count)} entry is`, other: `${formats.number(count)} entries are` })} missing, first #${numberFormat1(seq)}`,
    path: 'Path',
    recorded: 'Recorded',
    replayed: 'Replayed',
    more: ({ count }: { readonly count: number }) => `${formats.number(count)} more`,
  };
});
