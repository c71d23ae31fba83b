import { isStepFinished, type StepState } from '@visavis/client/check';
import { Show } from 'solid-js';
import { checkText } from '../../text/check/check.ts';
import { classes } from '../../ui/classes.ts';
import styles from './connection-check.module.css';

interface IntroProps {
  readonly states: readonly StepState[];
  readonly onPress: (action: 'start' | 'cancel' | 'restart') => void;
}

/** What the check does, the button that starts and stops it, and its progress. */
export function Intro(props: IntroProps) {
  const finished = () => props.states.filter(isStepFinished).length;
  const isIdle = () => props.states.includes('idle');
  const isBusy = () => !isIdle() && finished() < props.states.length;
  const press = () => {
    if (isIdle()) props.onPress('start');
    else props.onPress(isBusy() ? 'cancel' : 'restart');
  };
  const label = () => {
    if (isIdle()) return checkText.start;
    return isBusy() ? checkText.stop : checkText.again;
  };
  const status = () => {
    if (isIdle()) return '';
    if (isBusy()) return checkText.done(finished(), props.states.length);
    return props.states.includes('cancelled') ? checkText.stopped : checkText.finished;
  };
  return (
    <section class={styles['intro']}>
      <h1>{checkText.title}</h1>
      <p>{checkText.text}</p>
      <p class="quiet">{checkText.permissions}</p>
      <div class={styles['controls']}>
        {/* One button for all actions, so that the focus stays. */}
        <button type="button" class={classes('button', isBusy() ? '' : 'accent')} onClick={press}>
          {label()}
        </button>
        <Show when={isBusy()}>
          <progress
            class={styles['progress']}
            aria-label={checkText.progress}
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
