import type { PeerId } from '@visavis/client';
import type { PeerSnapshot } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { For, Match, Show, Switch } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { createSnapshots } from '../../call/state/snapshots.ts';
import { comparisonText } from '../../text/messages/comparison.ts';
import { useLocalChoices } from '../local-actions/use-local-choices.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { EmojiRow } from './emoji-row.tsx';
import { createPersonTrust } from './trust-levels.ts';
import styles from './trust.module.css';

type ComparisonState = PeerSnapshot['value']['comparison'];

/** The states in which the emoji are shown. */
const statesWithEmoji: ReadonlySet<ComparisonState> = new Set<ComparisonState>([
  'shown',
  'confirmedHere',
  'confirmedByPeer',
]);

interface Action {
  readonly text: string;
  readonly isAccent?: boolean;
  readonly isDanger?: boolean;
  readonly run: () => void;
}

/** The sheet in which two people compare emoji. Closing it ends the comparison. */
export function ComparisonSheet(props: { readonly id: PeerId; readonly onClose: () => void }) {
  const text = useText(comparisonText);
  const { member, peerActor, send } = useCall();
  const snapshot = createSnapshots(() => peerActor(props.id));
  const { canCompare } = createPersonTrust(props.id);
  const { disconnect } = useLocalChoices(() => props.id);
  const name = () => member(props.id)?.profile.name ?? '';
  const state = (): ComparisonState => snapshot()?.value.comparison ?? 'stopped';
  const step = (step: 'start' | 'confirm' | 'deny' | 'stop') =>
    send({ type: 'compare', peer: props.id, step });
  const close = () => {
    step('stop');
    props.onClose();
  };
  const start = (label: string): Action => ({
    text: label,
    isAccent: true,
    run: () => step('start'),
  });
  const match = (): Action => ({ text: text.match, isAccent: true, run: () => step('confirm') });
  const differ = (): Action => ({ text: text.differ, run: () => step('deny') });
  const sentences = (): Readonly<Record<ComparisonState, string>> => ({
    idle: text.introduction({ name: name() }),
    invited: text.invited({ name: name() }),
    exchanging: text.waiting({ name: name() }),
    shown: text.instruction,
    confirmedHere: text.youConfirmed({ name: name() }),
    confirmedByPeer: text.peerConfirmed({ name: name() }),
    matched: text.matched({ name: name() }),
    different: text.different({ name: name() }),
    failed: text.failed({ name: name() }),
    stopped: text.stopped({ name: name() }),
  });
  const actions = (): Readonly<Record<ComparisonState, readonly Action[]>> => ({
    idle: [start(text.start)],
    invited: [start(text.start), { text: text.notNow, run: close }],
    exchanging: [],
    shown: [match(), differ()],
    confirmedHere: [differ()],
    confirmedByPeer: [match(), differ()],
    matched: [{ text: text.close, isAccent: true, run: close }],
    different: [
      { text: text.leave, isDanger: true, run: () => send({ type: 'leave' }) },
      {
        text: text.disconnect({ name: name() }),
        run: () => {
          disconnect(true);
          close();
        },
      },
      { text: text.again, run: () => step('start') },
    ],
    failed: [start(text.again)],
    stopped: [start(text.again)],
  });
  const needsConnection = () => actions()[state()].length > 0 && !canCompare();
  return (
    <Sheet title={text.title({ name: name() })} isModal={false} onClose={close}>
      <div class={styles['parts']} data-comparison={state()}>
        <Show when={statesWithEmoji.has(state())}>
          <EmojiRow numbers={snapshot()?.context.emoji ?? []} />
        </Show>
        <div role="status">
          <p>{sentences()[state()]}</p>
          <Switch>
            <Match when={state() === 'exchanging'}>
              <p class="quiet">{text.waitingHint({ name: name() })}</p>
            </Match>
            <Match when={needsConnection()}>
              <p class="quiet">{text.notConnected({ name: name() })}</p>
            </Match>
          </Switch>
        </div>
        <div class={styles['actions']}>
          <For each={actions()[state()]}>
            {(action) => (
              <button
                type="button"
                classList={{
                  button: true,
                  accent: action.isAccent === true,
                  danger: action.isDanger === true,
                }}
                onClick={() => action.run()}
              >
                {action.text}
              </button>
            )}
          </For>
        </div>
      </div>
    </Sheet>
  );
}
