import {
  captureCommands,
  channelStates,
  connectionCommands,
  connectionStates,
  creationOperation,
  facingModes,
  gatheringStates,
  iceServersRenewalId,
  iceStates,
  mediaQualities,
  rejectionReasons,
  screenContents,
  memberExpiryPrefix,
  noErrorText,
  serverCommands,
  signalingStates,
  slotNames,
  takeoverPrefix,
  trustCommands,
} from '@visavis/machines';
import {
  checkOutcomes,
  checkSteps,
  natKinds,
  probesCommands,
  reasonsForStep,
} from '@visavis/machines/check';
import { refusalReasons } from '@visavis/protocol';
import { omittedValue } from '../format/references.ts';
import { machines } from '../machines.ts';
import { protocolVocabulary } from './protocol-vocabulary.ts';
import { specificationWords } from './specification-words.ts';

/** The commands of the machines to the platform: no machine receives these as events. */
const commandTypes = [
  serverCommands,
  captureCommands,
  connectionCommands,
  trustCommands,
  probesCommands,
].flatMap((commands) => Object.keys(commands));

/** Ids and texts of the machines that are in no list. */
const otherWords = [
  iceServersRenewalId,
  memberExpiryPrefix,
  takeoverPrefix,
  creationOperation,
  noErrorText,
];

/** The parts of the names of XState's own events and actions. */
const xstateWords = [
  'xstate',
  'init',
  'stop',
  'after',
  'done',
  'error',
  'actor',
  'state',
  'raise',
  'sendTo',
  'spawnChild',
  'stopChild',
  'log',
  'emit',
];

/** The part of an XState state node that has names. */
interface StateNode {
  readonly id: string;
  readonly key: string;
  readonly events: readonly string[];
  readonly states: Readonly<Record<string, StateNode>>;
}

const collectStateWords = ({ id, key, events, states }: StateNode): string[] => [
  id,
  key,
  ...events,
  ...Object.values(states).flatMap(collectStateWords),
];

const machineWords = Object.values(machines).flatMap(({ id, root, implementations }) => [
  id,
  ...collectStateWords(root),
  ...Object.keys(implementations.actors),
  ...Object.keys(implementations.actions),
  ...Object.keys(implementations.delays),
]);

/** Names consist of words that these characters join. */
const wordSeparator = /([.:])/;

/** Splits a name: the words are at even indices, the separators at odd ones. */
export const splitWords = (name: string): string[] => name.split(wordSeparator);

/** Every word that comes from the source code or a specification, and that reveals nothing about anybody. */
export const knownWords: ReadonlySet<string> = new Set(
  [
    ...machineWords,
    ...xstateWords,
    ...commandTypes,
    ...protocolVocabulary.words,
    ...Object.keys(refusalReasons),
    ...checkSteps.flatMap(reasonsForStep),
    ...checkOutcomes,
    ...rejectionReasons,
    ...natKinds,
    ...mediaQualities,
    ...screenContents,
    ...facingModes,
    ...slotNames,
    ...connectionStates,
    ...iceStates,
    ...gatheringStates,
    ...signalingStates,
    ...channelStates,
    ...specificationWords,
    ...otherWords,
    omittedValue,
  ].flatMap(splitWords),
);
