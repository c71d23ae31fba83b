import { useText } from '@visavis/text/solid';
import { For } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { callText } from '../../text/messages/call.ts';
import { Notice } from '../../ui/notice.tsx';
import type { StageView } from './stage-view.ts';

/** The shared screens that the user does not watch, each with a button to watch it again. */
export function UnwatchedScreens(props: { readonly stage: StageView }) {
  const text = useText(callText);
  const { member } = useCall();
  return (
    <For each={props.stage.unwatched()}>
      {(id) => (
        <Notice actions={[{ text: text.watch, run: () => props.stage.setWatched(id, true) }]}>
          {text.notWatching({ name: member(id)?.profile.name ?? '' })}
        </Notice>
      )}
    </For>
  );
}
