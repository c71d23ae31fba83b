import type { PeerId } from '@visavis/client';
import type { Box } from '../layout/box.ts';
import { classes } from '../parts/classes.ts';
import { Video } from '../parts/video.tsx';
import type { Looks } from '../stage/inspected.ts';
import { useCall } from '../view/view.ts';
import { stageWords } from '../words/words.ts';
import { PersonBadge } from './person-badge.tsx';
import { placeAt } from './place.ts';
import styles from './tile.module.css';

/** A screen that somebody shares, whole and large. */
export function ScreenTile(props: { id: PeerId; box: Box; looks: Looks }) {
  const { media, member, of } = useCall();
  const title = () => stageWords.screenOf(member(props.id)?.profile.name ?? '');
  return (
    <figure
      data-screen={props.id}
      class={classes(styles['tile'], styles['screen'])}
      style={placeAt(props.box)}
      aria-label={title()}
    >
      <Video
        class={styles['picture']}
        stream={of(props.id, 'screen')}
        label={title()}
        speaker={media()?.context.choices.speaker ?? null}
      />
      <div class={styles['name']}>
        <span class={styles['text']}>{title()}</span>
      </div>
      <PersonBadge id={props.id} looks={props.looks} />
    </figure>
  );
}
