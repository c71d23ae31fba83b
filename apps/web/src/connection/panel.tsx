import { peerMachine, type PeerId } from '@visavis/client';
import { For, Index, Show } from 'solid-js';
import { Sheet } from '../parts/sheet.tsx';
import { useCall } from '../view/view.ts';
import { commonWords, connectionWords } from '../words/words.ts';
import { figures } from './figures.ts';
import styles from './panel.module.css';
import { createPeerView } from './peer-view.ts';

const PARTS = [
  'connection',
  'ice',
  'gathering',
  'signaling',
  'channel',
  'flow',
  'negotiation',
  'recovery',
] as const satisfies readonly (keyof typeof connectionWords.parts)[];

type Part = (typeof PARTS)[number];

/** What the machine itself says of a state. */
const descriptionOf = (part: Part, state: string): string =>
  peerMachine.states[part]?.states[state]?.description ?? '';

/** Every state of the connection to one person, and what it measures, as they change. */
export function Panel(props: { id: PeerId; onClose: () => void }) {
  const { member, send } = useCall();
  const { level, snapshot } = createPeerView(() => props.id);
  const name = () => member(props.id)?.profile.name ?? '';
  const value = () => snapshot()?.value;
  return (
    <Sheet title={connectionWords.title(name())} isModal={false} onClose={() => props.onClose()}>
      <div class={styles['summary']} data-level={level()}>
        <p class={styles['word']}>{connectionWords.levels[level()]}</p>
        <p>{connectionWords.levelTexts[level()]}</p>
        <Show when={value()?.recovery === 'given up'}>
          <button
            type="button"
            class="button small"
            onClick={() => send({ type: 'retry', peer: props.id })}
          >
            {commonWords.again}
          </button>
        </Show>
      </div>
      <section aria-labelledby="figures">
        <h3 id="figures" class={styles['heading']}>
          {connectionWords.numbers}
        </h3>
        <dl class={styles['figures']}>
          <Index each={figures(snapshot()?.context.stats ?? null)}>
            {(figure) => (
              <div>
                <dt>{figure()[0]}</dt>
                <dd>{figure()[1]}</dd>
              </div>
            )}
          </Index>
        </dl>
      </section>
      <section aria-labelledby="states">
        <h3 id="states" class={styles['heading']}>
          {connectionWords.states}
        </h3>
        <dl class={styles['states']}>
          <For each={PARTS}>
            {(part) => (
              <div data-part={part} data-state={value()?.[part]}>
                <dt>{connectionWords.parts[part]}</dt>
                <dd>
                  <code>{value()?.[part]}</code>
                  <span>{descriptionOf(part, value()?.[part] ?? '')}</span>
                </dd>
              </div>
            )}
          </For>
        </dl>
      </section>
    </Sheet>
  );
}
