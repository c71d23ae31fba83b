import ArrowIn from 'lucide-solid/icons/log-in';
import { RoomAccess } from '@visavis/client';
import { useText } from '@visavis/text/solid';
import { createSignal, createUniqueId, Show } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { peopleText } from '../../text/messages/people.ts';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../settings/switch.tsx';
import { createModeration } from './moderation.ts';
import styles from './people.module.css';

/** What hosts decide for everybody. */
export function RoomRules() {
  const text = useText(peopleText);
  const { member, memberIds, snapshot } = useCall();
  const { may, moderate } = createModeration();
  const [isEnding, setEnding] = createSignal(false);
  const headingId = createUniqueId();
  const roomState = () => snapshot().context.roomState;
  const options = () => [
    { id: 'open', text: text.rules.open },
    { id: 'waiting-room', text: text.rules.waitingRoom },
    { id: 'locked', text: text.rules.locked },
  ];
  const isAny = (has: 'microphone' | 'hand') =>
    memberIds().some((id) => member(id)?.profile[has] === true);
  return (
    <section class={styles['rules']} aria-labelledby={headingId}>
      <h3 id={headingId} class={styles['heading']}>
        {text.rules.title}
      </h3>
      <Select
        label={text.rules.access}
        icon={<ArrowIn size={18} aria-hidden="true" />}
        options={options()}
        selected={roomState()?.access ?? 'open'}
        onSelect={(id) => {
          const access = RoomAccess.safeParse(id).data;
          if (access !== undefined) moderate({ type: 'setAccess', access });
        }}
      />
      <Switch
        name={text.rules.guestScreens}
        hint={text.rules.guestScreensHint}
        isOn={roomState()?.guestRights.screen ?? true}
        onChange={(screen) => moderate({ type: 'setGuestRights', guestRights: { screen } })}
      />
      <div class={styles['buttons']}>
        <Show when={isAny('microphone')}>
          <button
            type="button"
            class="button small"
            onClick={() => moderate({ type: 'mute', target: null })}
          >
            {text.rules.muteAll}
          </button>
        </Show>
        <Show when={isAny('hand')}>
          <button
            type="button"
            class="button small"
            onClick={() => moderate({ type: 'lowerHand', target: null })}
          >
            {text.rules.lowerHands}
          </button>
        </Show>
        <Show when={may('endRoom')}>
          <Show
            when={isEnding()}
            fallback={
              <button type="button" class="button small" onClick={() => setEnding(true)}>
                {text.rules.endCall}
              </button>
            }
          >
            <span>{text.rules.endHint}</span>
            <button
              ref={(element) => queueMicrotask(() => element.focus())}
              type="button"
              class="button small danger"
              onClick={() => moderate({ type: 'endRoom' })}
            >
              {text.rules.confirmEnd}
            </button>
            <button type="button" class="button small" onClick={() => setEnding(false)}>
              {text.actions.keep}
            </button>
          </Show>
        </Show>
      </div>
    </section>
  );
}
