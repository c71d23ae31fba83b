import type { StatechartNode } from '../../src/statechart/statechart.ts';
import type { MachineDescription } from './machine-description.ts';

/** One sentence for each thing without a description. */
export function findMissingDescriptions(description: MachineDescription): string[] {
  const { machine, states, children, delays, receives, sends, starters } = description;
  const { id } = machine;
  const nameOf = ({ path }: StatechartNode) => [id, ...path].join('.');
  return [
    ...states
      .filter(({ description }) => description === '')
      .map((state) => `The state ${nameOf(state)} has no description.`),
    ...[...receives, ...sends, ...children.flatMap(({ commandGroups }) => commandGroups)]
      .filter(({ isOurs }) => isOurs)
      .flatMap(({ messages }) => messages)
      .filter(({ comment }) => comment === '')
      .map(({ names }) => `The message ${names.join(', ')} of the ${id} machine has no comment.`),
    ...[...delays]
      .filter(([, { comment }]) => comment === '')
      .map(([name]) => `The delay ${name} of the ${id} machine has no comment.`),
    ...[...delays]
      .filter(([, { ms, length }]) => ms === undefined && length === '')
      .map(
        ([name]) =>
          `The function that computes the delay ${name} of the ${id} machine has no @returns.`,
      ),
    ...children
      .filter(({ machine, comment }) => machine === null && comment === '')
      .map(({ name }) => `The actor ${name} of the ${id} machine has no comment.`),
    ...children
      .filter(
        ({ machine, implementation }) => machine === null && (implementation?.comment ?? '') === '',
      )
      .map(
        ({ name }) =>
          `The implementation of ${name} of the ${id} machine in packages/client is missing or has no comment.`,
      ),
    ...(starters.length === 0 ? [`Nothing starts the ${id} machine.`] : []),
    ...(receives.length === 0 ? [`The ${id} machine declares no event types.`] : []),
  ];
}
