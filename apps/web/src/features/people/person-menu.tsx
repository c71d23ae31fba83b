import Hand from 'lucide-solid/icons/hand';
import Mic from 'lucide-solid/icons/mic';
import MicOff from 'lucide-solid/icons/mic-off';
import ScreenOff from 'lucide-solid/icons/monitor-off';
import Star from 'lucide-solid/icons/star';
import UserMinus from 'lucide-solid/icons/user-minus';
import type { PeerId } from '@visavis/client';
import { useText } from '@visavis/text/solid';
import { createSignal, createUniqueId, Show } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { peopleText } from '../../text/messages/people.ts';
import { Menu, MenuButton, MenuDivider } from '../../ui/menu.tsx';
import { VolumeSlider } from '../devices/volume-slider.tsx';
import { LocalActions } from '../local-actions/local-actions.tsx';
import { CompareAction } from '../tiles/actions/compare-action.tsx';
import { createModeration } from './moderation.ts';
import styles from './people.module.css';

interface PersonMenuProps {
  readonly id: PeerId;
  readonly close: () => void;
}

/** Asks before somebody is removed, and says what follows. */
function RemovalQuestion(props: PersonMenuProps & { readonly onKeep: () => void }) {
  const text = useText(peopleText);
  const { member } = useCall();
  const { remove, removalEffect } = createModeration();
  const sentenceId = createUniqueId();
  const name = () => member(props.id)?.profile.name ?? '';
  const sentence = () => {
    const sentences = {
      newLink: text.actions.removePrivate,
      waitingRoom: text.actions.removeWaiting,
      waitingRoomInOpenRoom: text.actions.removeOpen,
    };
    return sentences[removalEffect()]({ name: name() });
  };
  return (
    <div class={styles['question']} role="group" aria-describedby={sentenceId}>
      <p id={sentenceId}>{sentence()}</p>
      <button
        ref={(element) => queueMicrotask(() => element.focus())}
        type="button"
        class="button small danger"
        onClick={() => {
          remove(props.id);
          props.close();
        }}
      >
        {text.actions.confirmRemove({ name: name() })}
      </button>
      <button type="button" class="button small" onClick={() => props.onKeep()}>
        {text.actions.keep}
      </button>
    </div>
  );
}

/** What the user can do about a member, as far as their roles permit it. */
function ModerationActions(props: PersonMenuProps) {
  const text = useText(peopleText);
  const { member } = useCall();
  const { makeHost, may, moderate } = createModeration();
  const [isAsking, setAsking] = createSignal(false);
  const profile = () => member(props.id)?.profile;
  const target = props.id;
  const run = (action: () => void) => () => {
    action();
    props.close();
  };
  return (
    <Show
      when={!isAsking()}
      fallback={
        <RemovalQuestion id={props.id} close={props.close} onKeep={() => setAsking(false)} />
      }
    >
      <Show when={may('mute', target) && profile()?.microphone}>
        <MenuButton
          text={text.actions.mute}
          icon={MicOff}
          onPress={run(() => moderate({ type: 'mute', target }))}
        />
      </Show>
      <Show when={may('askToUnmute', target) && profile()?.microphone === false}>
        <MenuButton
          text={text.actions.askToUnmute}
          icon={Mic}
          onPress={run(() => moderate({ type: 'askToUnmute', target }))}
        />
      </Show>
      <Show when={may('stopScreen', target) && profile()?.screen}>
        <MenuButton
          text={text.actions.stopScreen}
          icon={ScreenOff}
          onPress={run(() => moderate({ type: 'stopScreen', target }))}
        />
      </Show>
      <Show when={may('lowerHand', target) && profile()?.hand}>
        <MenuButton
          text={text.actions.lowerHand}
          icon={Hand}
          onPress={run(() => moderate({ type: 'lowerHand', target }))}
        />
      </Show>
      <Show when={may('makeHost', target)}>
        <MenuButton
          text={text.actions.makeHost}
          icon={Star}
          onPress={run(() => makeHost(target))}
        />
      </Show>
      <Show when={may('remove', target)}>
        <MenuDivider />
        <MenuButton text={text.actions.remove} icon={UserMinus} onPress={() => setAsking(true)} />
      </Show>
    </Show>
  );
}

/** What the menus of a person have in common. */
export const PersonItems = (props: PersonMenuProps) => (
  <>
    <VolumeSlider id={props.id} stream="user" />
    <LocalActions id={props.id} close={props.close} />
    <MenuDivider />
    <ModerationActions id={props.id} close={props.close} />
    <CompareAction id={props.id} close={props.close} />
  </>
);

/** The menu of a person in the panel. */
export const PersonMenu = (props: PersonMenuProps) => (
  <Menu>
    <PersonItems {...props} />
  </Menu>
);
