import { useText } from '@visavis/text/solid';
import { For } from 'solid-js';
import { comparisonText } from '../../text/messages/comparison.ts';
import { emojiText } from '../../text/messages/emoji.ts';
import { emoji } from './emoji.ts';
import styles from './trust.module.css';

/**
 * The emoji of a comparison, with their names.
 *
 * @param props.numbers six numbers from 0 to 63
 */
export function EmojiRow(props: { readonly numbers: readonly number[] }) {
  const text = useText(comparisonText);
  const names = useText(emojiText);
  return (
    <ol class={styles['emoji']} aria-label={text.list}>
      <For each={props.numbers.flatMap((number) => emoji[number] ?? [])}>
        {({ character, name }) => (
          <li>
            <span class={styles['character']} aria-hidden="true">
              {character}
            </span>
            <span>{names[name]}</span>
          </li>
        )}
      </For>
    </ol>
  );
}
