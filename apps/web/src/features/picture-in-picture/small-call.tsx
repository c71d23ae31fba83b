import { useText } from '@visavis/text/solid';
import Leave from 'lucide-solid/icons/phone-off';
import Undo from 'lucide-solid/icons/undo-2';
import { createMemo, Show } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { callText } from '../../text/messages/call.ts';
import { systemText } from '../../text/messages/system.ts';
import { Video } from '../../ui/media/video.tsx';
import { Avatar } from '../tiles/avatar.tsx';
import { CaptureButton } from '../toolbar/capture-button.tsx';
import { ControlButton } from '../toolbar/control-button.tsx';
import styles from './small-call.module.css';

/** The call in a small window: who speaks, or the screen that is shared, and the most important controls. */
export function SmallCall(props: { readonly onBack: () => void }) {
  const text = useText(callText);
  const system = useText(systemText);
  const { activeSpeaker, hasScreen, hasVideo, member, memberIds, remoteStream, send } = useCall();
  const sharer = createMemo(() => memberIds().find(hasScreen));
  const shown = createMemo(() => sharer() ?? activeSpeaker() ?? memberIds()[0]);
  const profile = () => {
    const id = shown();
    return id === undefined ? undefined : member(id)?.profile;
  };
  const stream = () => {
    const id = shown();
    return id === undefined ? null : remoteStream(id, sharer() === undefined ? 'user' : 'screen');
  };
  const isVideoShown = () => {
    const id = shown();
    return sharer() !== undefined || (id !== undefined && hasVideo(id));
  };
  return (
    <main class={styles['call']} data-theme="dark" aria-label={text.call}>
      <div class={styles['content']}>
        <Show when={profile()} fallback={<p class="quiet">{system.nobody}</p>}>
          {(person) => (
            <>
              <Video
                class={styles['video']}
                stream={stream()}
                label={text.videoOf({ name: person().name })}
                isMuted
              />
              <Show when={!isVideoShown()}>
                <Avatar name={person().name} />
              </Show>
              <bdi class={styles['name']}>{person().name}</bdi>
            </>
          )}
        </Show>
      </div>
      <div class={styles['controls']}>
        <CaptureButton kind="microphone" />
        <CaptureButton kind="camera" />
        <ControlButton
          name={system.backToCall}
          hint={system.backToCall}
          onPress={() => props.onBack()}
        >
          <Undo aria-hidden="true" />
        </ControlButton>
        <ControlButton
          name={text.leave}
          hint={text.leave}
          isDanger
          onPress={() => send({ type: 'leave' })}
        >
          <Leave aria-hidden="true" />
        </ControlButton>
      </div>
    </main>
  );
}
