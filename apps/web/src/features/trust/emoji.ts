import type { emojiText } from '../../text/messages/emoji.ts';

/** The name of an emoji in the text catalogue. */
type EmojiName = keyof ReturnType<typeof emojiText.read>;

/** One emoji of a comparison. */
interface Emoji {
  readonly character: string;
  readonly name: EmojiName;
}

/**
 * The emoji of comparisons, by number. They are those of the
 * [Matrix specification](https://spec.matrix.org/v1.11/client-server-api/#sas-method-emoji), chosen because people can
 * tell them apart and name them. The order is part of the protocol: two pages with other lists cannot be compared.
 */
export const emoji: readonly Emoji[] = [
  { character: '🐶', name: 'dog' },
  { character: '🐱', name: 'cat' },
  { character: '🦁', name: 'lion' },
  { character: '🐴', name: 'horse' },
  { character: '🦄', name: 'unicorn' },
  { character: '🐷', name: 'pig' },
  { character: '🐘', name: 'elephant' },
  { character: '🐰', name: 'rabbit' },
  { character: '🐼', name: 'panda' },
  { character: '🐓', name: 'rooster' },
  { character: '🐧', name: 'penguin' },
  { character: '🐢', name: 'turtle' },
  { character: '🐟', name: 'fish' },
  { character: '🐙', name: 'octopus' },
  { character: '🦋', name: 'butterfly' },
  { character: '🌷', name: 'flower' },
  { character: '🌳', name: 'tree' },
  { character: '🌵', name: 'cactus' },
  { character: '🍄', name: 'mushroom' },
  { character: '🌏', name: 'globe' },
  { character: '🌙', name: 'moon' },
  { character: '☁️', name: 'cloud' },
  { character: '🔥', name: 'fire' },
  { character: '🍌', name: 'banana' },
  { character: '🍎', name: 'apple' },
  { character: '🍓', name: 'strawberry' },
  { character: '🌽', name: 'corn' },
  { character: '🍕', name: 'pizza' },
  { character: '🎂', name: 'cake' },
  { character: '❤️', name: 'heart' },
  { character: '😀', name: 'smiley' },
  { character: '🤖', name: 'robot' },
  { character: '🎩', name: 'hat' },
  { character: '👓', name: 'glasses' },
  { character: '🔧', name: 'wrench' },
  { character: '🎅', name: 'santa' },
  { character: '👍', name: 'thumbsUp' },
  { character: '☂️', name: 'umbrella' },
  { character: '⌛', name: 'hourglass' },
  { character: '⏰', name: 'clock' },
  { character: '🎁', name: 'gift' },
  { character: '💡', name: 'lightBulb' },
  { character: '📕', name: 'book' },
  { character: '✏️', name: 'pencil' },
  { character: '📎', name: 'paperclip' },
  { character: '✂️', name: 'scissors' },
  { character: '🔒', name: 'lock' },
  { character: '🔑', name: 'key' },
  { character: '🔨', name: 'hammer' },
  { character: '☎️', name: 'telephone' },
  { character: '🏁', name: 'flag' },
  { character: '🚂', name: 'train' },
  { character: '🚲', name: 'bicycle' },
  { character: '✈️', name: 'airplane' },
  { character: '🚀', name: 'rocket' },
  { character: '🏆', name: 'trophy' },
  { character: '⚽', name: 'ball' },
  { character: '🎸', name: 'guitar' },
  { character: '🎺', name: 'trumpet' },
  { character: '🔔', name: 'bell' },
  { character: '⚓', name: 'anchor' },
  { character: '🎧', name: 'headphones' },
  { character: '📁', name: 'folder' },
  { character: '📌', name: 'pin' },
];
