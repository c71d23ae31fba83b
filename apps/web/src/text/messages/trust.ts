// Compiled from messages/en/trust.json by "pnpm --filter @visavis/text compile". Do not edit.
import { defineText } from '@visavis/text';

/** Who can listen: the shields on the call and on its people, and the sheet behind them. */
export const trustText = /* @__PURE__ */ defineText((formats) => ({
  title: 'Who can listen',
  ofCall: ({ level }: { readonly level: string }) => `Who can listen: ${formats.isolate(level)}`,
  ofPerson: ({ level, sentence }: { readonly level: string; readonly sentence: string }) =>
    `${formats.isolate(level)}. ${formats.isolate(sentence)}`,
  /** One word beside a shield. */
  levels: {
    checking: 'Checking',
    open: 'Open',
    private: 'Private',
    compared: 'Compared',
    changed: 'Changed',
    different: 'Different',
    refused: 'Refused',
  },
  /** What a shield says about the whole call. */
  call: {
    checking: 'The connections are being checked.',
    open: 'Anyone who knows the name of this room can join, and whoever runs the server could listen.',
    private: 'Only people with the link of this call can take part. Nobody else can listen.',
    compared: 'You have compared emoji with everyone here. Nobody else can listen.',
    changed:
      'Somebody here has the name, but not the key, of a person with whom you have compared emoji.',
    different: 'You and somebody here saw different emoji. Somebody else may be listening.',
    refused: 'A connection did not end where it should. Somebody may be trying to listen.',
  },
  /** What a shield says about one person. */
  person: {
    checking: ({ name }: { readonly name: string }) =>
      `The connection to ${formats.isolate(name)} is being checked.`,
    open: ({ name }: { readonly name: string }) =>
      `Only the server says that this is ${formats.isolate(name)}. Compare emoji to be sure that nobody else listens.`,
    private: ({ name }: { readonly name: string }) =>
      `${formats.isolate(name)} has the link of this call.`,
    compared: ({ name }: { readonly name: string }) =>
      `You and ${formats.isolate(name)} have compared emoji. Nobody is between you.`,
    changed: ({ name }: { readonly name: string }) =>
      `You have compared emoji with somebody of this name, who had another key. This can be ${formats.isolate(name)} on another device, or somebody else.`,
    different: ({ name }: { readonly name: string }) =>
      `You and ${formats.isolate(name)} saw different emoji. Somebody else may be listening.`,
    refused: ({ name }: { readonly name: string }) =>
      `A connection to ${formats.isolate(name)} did not end at their browser, or a message was not from it. It was refused.`,
  },
  outsiders: ({ count }: { readonly count: number }) =>
    `The server has let ${formats.plural(count, { one: 'somebody', other: `${formats.number(count)} people` })} into this call without its link. They can neither see nor hear anybody: every page ignores them.`,
  nobody: 'Nobody else is here.',
  compare: 'Compare emoji',
  compareWith: ({ name }: { readonly name: string }) =>
    `Compare emoji with ${formats.isolate(name)}`,
  comparedNow: ({ name }: { readonly name: string }) =>
    `You and ${formats.isolate(name)} have compared emoji.`,
  help: {
    title: 'How to be sure',
    link: 'Share the link of a private call only with those whom you invite. Whoever has it can join. The server does not receive the secret part of it.',
    emoji:
      'To be sure about a person, compare emoji: both of you see six small pictures. Read them to each other. If they are the same, nobody is between you. Whoever listens in between cannot make them the same.',
    voice:
      'Compare while you see and hear each other, or in another way in which you recognize the person.',
    limits:
      'This does not protect you from the people in the call, who can record it, and not from whoever provides this page or controls your device.',
  },
}));
