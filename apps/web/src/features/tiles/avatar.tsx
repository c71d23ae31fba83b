import { hueOf, initials } from './initials.ts';
import styles from './tile.module.css';

/** Shown in place of a video that is off. */
export function Avatar(props: { name: string }) {
  return (
    <div class={styles['avatar']} aria-hidden="true">
      <bdi class={styles['initials']} style={{ '--hue': hueOf(props.name) }}>
        {initials(props.name)}
      </bdi>
    </div>
  );
}
