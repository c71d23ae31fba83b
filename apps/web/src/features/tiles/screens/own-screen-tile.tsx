import { useText } from '@visavis/text/solid';
import { createMemo, createSignal, lazy, Show } from 'solid-js';
import { useCall } from '../../../call/state/call-view.ts';
import { callText } from '../../../text/messages/call.ts';
import { ownScreenText } from '../../../text/messages/own-screen.ts';
import { Video } from '../../../ui/media/video.tsx';
import type { StageView } from '../../stage/stage-view.ts';
import { TileFrame } from '../tile-frame.tsx';
import styles from '../tile.module.css';

const OwnScreenActions = lazy(() =>
  import('../actions/own-screen-actions.tsx').then(({ OwnScreenActions }) => ({
    default: OwnScreenActions,
  })),
);

/** What is captured; undefined if the browser does not say. Only a browser tab cannot contain its own preview. */
const canContainItself = (stream: MediaStream | null): boolean =>
  stream?.getVideoTracks()[0]?.getSettings().displaySurface !== 'browser';

/**
 * The tile of the own shared screen. A preview that can be on that screen would contain itself again and again, so
 * it is shown only on demand.
 */
export function OwnScreenTile(props: { readonly stage: StageView }) {
  const text = useText(callText);
  const own = useText(ownScreenText);
  const { ownStream } = useCall();
  const stream = createMemo(() => ownStream('screen'));
  const [isRequested, setRequested] = createSignal(false);
  const isPreviewShown = () => isRequested() || !canContainItself(stream());
  return (
    <TileFrame
      data-own-screen
      tile="ownScreen"
      label={text.ownScreen}
      stage={props.stage}
      class={styles['screen']}
      menu={(actions) => <OwnScreenActions {...actions} />}
    >
      <Show
        when={isPreviewShown()}
        fallback={
          <div class={styles['explanation']}>
            <p>{own.previewRepeats}</p>
            <button type="button" class="button small" onClick={() => setRequested(true)}>
              {own.showPreview}
            </button>
          </div>
        }
      >
        <Video
          class={styles['video']}
          stream={stream()}
          label={text.ownScreen}
          isMuted
          onRatio={(ratio) => props.stage.setRatio('ownScreen', ratio)}
        />
      </Show>
      <div class={styles['name']}>
        <bdi class={styles['text']}>{text.ownScreen}</bdi>
      </div>
    </TileFrame>
  );
}
