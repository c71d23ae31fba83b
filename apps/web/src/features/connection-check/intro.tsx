import { Show } from 'solid-js';
import { classes } from '../../ui/classes.ts';
import { checkText } from '../../text/check.ts';
import styles from './connection-check.module.css';
import { isStepFinished, type StepState } from '../../call/derived/check-step-state.ts';

interface IntroProps {
  readonly states: readonly StepState[];
  readonly onPress: (what: 'start' | 'cancel' | 'restart') => void;
}

/** What the check is, the button that starts and stops it, and how far it is. */
export function Intro(props: IntroProps) {
  const over = () => props.states.filter(isStepFinished).length;
  const isIdle = () => props.states.includes('idle');
  const isBusy = () => !isIdle() && over() < props.states.length;
  const press = () => {
    if (isIdle()) props.onPress('start');
    else props.onPress(isBusy() ? 'cancel' : 'restart');
  };
  const label = () => {
    if (isIdle()) return checkText.start;
    return isBusy() ? checkText.stop : checkText.again;
  };
  const news = () => {
    if (isIdle()) return '';
    if (isBusy()) return checkText.done(over(), props.states.length);
    return props.states.includes('cancelled') ? checkText.stopped : checkText.finished;
  };
  return (
    <section class={styles['intro']}>
      <h1>{checkText.title}</h1>
      <p>{checkText.text}</p>
      <p class="quiet">{checkText.asks}</p>
      <div class={styles['go']}>
        {/* One button for all, so that whoever has pressed it finds it again. */}
        <button type="button" class={classes('button', isBusy() ? '' : 'accent')} onClick={press}>
          {label()}
        </button>
        <Show when={isBusy()}>
          <progress
            class={styles['progress']}
            aria-label={checkText.progress}
            max={props.states.length}
            value={over()}
          />
        </Show>
        <p class="quiet" role="status">
          {news()}
        </p>
      </div>
    </section>
  );
}
