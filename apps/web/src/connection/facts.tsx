import { Index } from 'solid-js';
import { panelWords } from '../words/panel.ts';
import styles from './panel.module.css';

/** Something by its name; the text is null where it is not known. */
export type Fact = readonly [term: string, text: string | null];

/** Names, and what is known of each. What is not known has a dash. */
export function Facts(props: { all: readonly Fact[] }) {
  return (
    <dl class={styles['facts']}>
      <Index each={props.all}>
        {(fact) => (
          <div>
            <dt>{fact()[0]}</dt>
            <dd>{fact()[1] ?? panelWords.unknown}</dd>
          </div>
        )}
      </Index>
    </dl>
  );
}
