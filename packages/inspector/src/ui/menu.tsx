import { createSignal, type JSX } from 'solid-js';
import styles from './menu.module.css';

interface MenuProps {
  readonly name: string;
  readonly hint: string;
  readonly icon: JSX.Element;
  /** Whether a setting in it is active, which the closed menu shows. */
  readonly isSet?: boolean;
  readonly children: JSX.Element;
}

/** A button that opens a few settings. Escape and a loss of focus close them. */
export function Menu(props: MenuProps) {
  const [isOpen, setOpen] = createSignal(false);
  return (
    <details
      class={styles['menu']}
      open={isOpen()}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) {
          setOpen(false);
        }
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen()) return;
        event.stopPropagation();
        setOpen(false);
        event.currentTarget.querySelector('summary')?.focus();
      }}
    >
      <summary class={styles['button']} title={props.hint} data-set={props.isSet || undefined}>
        {props.icon}
        {props.name}
      </summary>
      <div class={styles['body']}>{props.children}</div>
    </details>
  );
}
