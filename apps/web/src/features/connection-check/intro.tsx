import { isStepFinished, type StepState } from '@visavis/client/check';
import { useText } from '@visavis/text/solid';
import { Show } from 'solid-js';
import { checkText } from '../../text/messages/check.ts';
import { classes } from '../../ui/classes.ts';
import styles from './connection-check.module.css';

interface IntroProps {
  readonly states: readonly StepState[];
  readonly onPress: (action: 'start' | 'cancel' | 'restart') => void;
}

/** What the check does, the button that starts and stops it, and its progress. */
export function Intro(props: IntroProps) {
  const text = useText(checkText);
  const finished = () => props.states.filter(isStepFinished).length;
  const isIdle = () => props.states.includes('idle');
  const isBusy = () => !isIdle() && finished() < props.states.length;
  const press = () => {
    if (isIdle()) props.onPress('start');
    else props.onPress(isBusy() ? 'cancel' : 'restart');
  };
  const label = () => {
    if (isIdle()) return text.start;
    return isBusy() ? text.stop : text.again;
  };
  const status = () => {
    if (isIdle()) return '';
    if (isBusy()) return text.done({ finished: finished(), all: props.states.length });
    return props.states.includes('cancelled') ? text.stopped : text.finished;
  };
  return (
    <section class={styles['intro']}>
      <h1>{text.title}</h1>
      <p>{text.text}</p>
      <p class="quiet">{text.permissions}</p>
      <div class={styles['controls']}>
        {/* One button for all actions, so that the focus stays. */}
        <button type="button" class={classes('button', isBusy() ? '' : 'accent')} onClick={press}>
          {label()}
        </button>
        <Show when={isBusy()}>
          <progress
            class={styles['progress']}
            aria-label={text.progress}
            max={props.states.length}
            value={finished()}
          />
        </Show>
        <p class="quiet" role="status">
          {status()}
        </p>
      </div>
    </section>
  );
}
