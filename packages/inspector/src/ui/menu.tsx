import { createSignal, type JSX } from 'solid-js';
import styles from './menu.module.css';

interface MenuProps {
  readonly name: string;
  readonly hint: string;
  readonly icon: JSX.Element;
  /** Whether something in it is set, so that one sees it while it is closed. */
  readonly isSet?: boolean;
  readonly children: JSX.Element;
}

/** A button with a few settings below it. It closes when the focus goes elsewhere, and by Escape. */
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
