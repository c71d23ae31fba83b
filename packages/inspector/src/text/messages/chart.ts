// Compiled from messages/en/chart.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** The machine of the selected actor, drawn as nested states. */
export const chartText = /* @__PURE__ */ defineText((formats) => ({
  noChart: 'This actor is not a machine. It uses the browser or the server.',
  unknownChart: ({ machine }: { readonly machine: string }) =>
    `Unknown machine: ${formats.isolate(machine)}`,
  activeState: ({ state }: { readonly state: string }) => `${formats.isolate(state)}, active`,
  transitions: 'Transitions',
  noTransitions: 'Transitions: None of its own.',
  noTargetState: 'actions only',
  invokes: 'Invokes',
  entryActions: 'On entry',
  exitActions: 'On exit',
  tags: 'Tags',
}));
