import type { TrustLevel } from '@visavis/client/derived';
import ShieldAlert from 'lucide-solid/icons/shield-alert';
import ShieldCheck from 'lucide-solid/icons/shield-check';
import ShieldEllipsis from 'lucide-solid/icons/shield-ellipsis';
import ShieldKeyhole from 'lucide-solid/icons/shield-keyhole';
import ShieldMinus from 'lucide-solid/icons/shield-minus';
import ShieldX from 'lucide-solid/icons/shield-x';
import { Dynamic } from 'solid-js/web';
import type { Icon } from '../../ui/icon.ts';
import styles from './trust.module.css';

const icons: Readonly<Record<TrustLevel, Icon>> = {
  checking: ShieldEllipsis,
  open: ShieldMinus,
  private: ShieldKeyhole,
  compared: ShieldCheck,
  changed: ShieldAlert,
  different: ShieldAlert,
  refused: ShieldX,
};

/** The shield of a level, without a name: text beside it says what it means. */
export const Shield = (props: { readonly level: TrustLevel; readonly size: number }) => (
  <span class={styles['shield']} data-trust={props.level} aria-hidden="true">
    <Dynamic component={icons[props.level]} size={props.size} />
  </span>
);
