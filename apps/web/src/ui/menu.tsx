import { For, onCleanup, onMount, type JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { keepBesideButton } from './menu-position.ts';
import type { Icon } from './icon.ts';
import styles from './menu.module.css';

interface MenuButtonProps {
  readonly text: string;
  readonly icon: Icon;
  /** Undefined for a button that is no toggle. */
  readonly pressed?: boolean | undefined;
  readonly onPress: () => void;
}

/** A button in a popover. */
export const MenuButton = (props: MenuButtonProps) => (
  <button
    type="button"
    class={styles['item']}
    aria-pressed={props.pressed}
    onClick={() => props.onPress()}
  >
    <Dynamic component={props.icon} size={18} aria-hidden="true" />
    {props.text}
  </button>
);

interface MenuChoiceProps<Choice extends string> {
  readonly title: string;
  readonly name: string;
  readonly choices: readonly { readonly value: Choice; readonly text: string }[];
  readonly chosen: Choice;
  readonly onChoose: (choice: Choice) => void;
}

/** A choice of one of several values in a popover. */
export const MenuChoice = <Choice extends string>(props: MenuChoiceProps<Choice>) => (
  <fieldset class={styles['choice']}>
    <legend class={styles['title']}>{props.title}</legend>
    <For each={props.choices}>
      {({ value, text }) => (
        <label class={styles['item']}>
          <input
            type="radio"
            name={props.name}
            checked={props.chosen === value}
            onChange={() => props.onChoose(value)}
          />
          {text}
        </label>
      )}
    </For>
  </fieldset>
);

/** A list of buttons and choices in a popover, which it places beside the button that opens it. */
export function Menu(props: { readonly children: JSX.Element }) {
  let menu: HTMLDivElement | undefined;
  onMount(() => {
    const popover = menu?.closest<HTMLElement>('[popover]');
    if (popover) onCleanup(keepBesideButton(popover));
  });
  return (
    <div ref={(element) => (menu = element)} class={styles['menu']}>
      {props.children}
    </div>
  );
}

/** A line between two parts of a menu. */
export const MenuDivider = () => <hr class={styles['divider']} />;
