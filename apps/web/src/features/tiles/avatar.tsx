import { classes } from '../../ui/classes.ts';
import { hueOf, initials } from './initials.ts';
import styles from './tile.module.css';

/** Shown in place of a video that is off. */
export function Avatar(props: {
  readonly name: string;
  /** Whether something else is in the middle of the tile. */
  readonly isAside?: boolean;
}) {
  return (
    <div class={classes(styles['avatar'], props.isAside && styles['aside'])} aria-hidden="true">
      <bdi class={styles['initials']} style={{ '--hue': hueOf(props.name) }}>
        {initials(props.name)}
      </bdi>
    </div>
  );
}
