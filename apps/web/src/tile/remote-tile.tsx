import type { PeerId } from '@visavis/client';
import { Show } from 'solid-js';
import { createPeerView } from '../connection/peer-view.ts';
import type { Box } from '../layout/box.ts';
import { classes } from '../parts/classes.ts';
import { Video } from '../parts/video.tsx';
import type { Looks } from '../stage/inspected.ts';
import { useCall } from '../view/view.ts';
import { commonWords, connectionWords, stageWords } from '../words/words.ts';
import { Avatar } from './avatar.tsx';
import { NameTag } from './marks.tsx';
import { PersonBadge } from './person-badge.tsx';
import { placeAt } from './place.ts';
import styles from './tile.module.css';

interface RemoteTileProps {
  readonly id: PeerId;
  readonly box: Box;
  readonly looks: Looks;
}

/** Somebody else: their picture and sound, their marks, and how the connection to them is. */
export function RemoteTile(props: RemoteTileProps) {
  const { media, member, of, send } = useCall();
  const { level, snapshot } = createPeerView(() => props.id);
  const profile = () => member(props.id)?.profile;
  const name = () => profile()?.name ?? '';
  const isSeen = () => profile()?.camera === true && level() !== 'connecting' && level() !== 'lost';
  const isTroubled = () => level() === 'reconnecting' || level() === 'lost';
  return (
    <figure
      data-peer={props.id}
      data-connection={snapshot()?.value.connection}
      data-level={level()}
      class={classes(styles['tile'], !isSeen() && styles['blank'], isTroubled() && styles['stale'])}
      style={placeAt(props.box)}
      aria-label={name()}
    >
      <Video
        class={styles['picture']}
        stream={of(props.id, 'person')}
        label={stageWords.pictureOf(name())}
        speaker={media()?.context.choices.speaker ?? null}
        arrives={() => snapshot()?.value.flow === 'flowing'}
      />
      <Show when={!isSeen()}>
        <Avatar name={name()} />
      </Show>
      <Show when={isTroubled()}>
        <div class={styles['trouble']}>
          <p>{connectionWords.levels[level()]}</p>
          <Show when={level() === 'lost'}>
            <button
              type="button"
              class="button small"
              onClick={() => send({ type: 'retry', peer: props.id })}
            >
              {commonWords.again}
            </button>
          </Show>
        </div>
      </Show>
      <NameTag name={name()} profile={profile()} isAway={member(props.id)?.presence === 'away'} />
      <PersonBadge id={props.id} looks={props.looks} />
    </figure>
  );
}
