import { Show } from 'solid-js';
import { classes } from '../parts/classes.ts';
import { checkWords } from '../words/check.ts';
import styles from './check.module.css';
import { isOver, type StepState } from './step-state.ts';

interface IntroProps {
  readonly states: readonly StepState[];
  readonly onPress: (what: 'start' | 'cancel' | 'again') => void;
}

/** What the check is, the button that starts and stops it, and how far it is. */
export function Intro(props: IntroProps) {
  const over = () => props.states.filter(isOver).length;
  const isIdle = () => props.states.includes('idle');
  const isBusy = () => !isIdle() && over() < props.states.length;
  const press = () => {
    if (isIdle()) props.onPress('start');
    else props.onPress(isBusy() ? 'cancel' : 'again');
  };
  const label = () => {
    if (isIdle()) return checkWords.start;
    return isBusy() ? checkWords.stop : checkWords.again;
  };
  const news = () => {
    if (isIdle()) return '';
    if (isBusy()) return checkWords.done(over(), props.states.length);
    return props.states.includes('cancelled') ? checkWords.stopped : checkWords.finished;
  };
  return (
    <section class={styles['intro']}>
      <h1>{checkWords.title}</h1>
      <p>{checkWords.text}</p>
      <p class="quiet">{checkWords.asks}</p>
      <div class={styles['go']}>
        {/* One button for all, so that whoever has pressed it finds it again. */}
        <button type="button" class={classes('button', isBusy() ? '' : 'accent')} onClick={press}>
          {label()}
        </button>
        <Show when={isBusy()}>
          <progress
            class={styles['progress']}
            aria-label={checkWords.progress}
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
