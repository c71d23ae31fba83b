import EventAfter from 'lucide-solid/icons/step-forward';
import EventBefore from 'lucide-solid/icons/step-back';
import First from 'lucide-solid/icons/skip-back';
import GitCompare from 'lucide-solid/icons/git-compare';
import Last from 'lucide-solid/icons/skip-forward';
import Radio from 'lucide-solid/icons/radio';
import SearchIcon from 'lucide-solid/icons/search';
import { Show, type JSX } from 'solid-js';
import { inspectorWords } from '../words/inspector.ts';
import { useInspector } from './context.ts';
import { FilterMenu } from './filter-menu.tsx';
import { IconButton } from './icon-button.tsx';
import styles from './toolbar.module.css';

interface ToolbarProps {
  /** Whether there is more to come. */
  readonly canFollow: boolean;
  readonly searchRef: (element: HTMLInputElement) => void;
  /** What else there is to do with the whole of it. */
  readonly children: JSX.Element;
}

/** Which moment is looked at, what is listed, and what else can be done. */
export function Toolbar(props: ToolbarProps) {
  const inspector = useInspector();
  const { isLive, step } = inspector;
  return (
    <div class={styles['bar']} role="group" aria-label={inspectorWords.controls}>
      <div class={styles['group']}>
        <Show when={props.canFollow}>
          <IconButton
            hint={isLive() ? inspectorWords.pausedHint : inspectorWords.liveHint}
            name={inspectorWords.live}
            shows="always"
            pressed={isLive()}
            onPress={() => (isLive() ? inspector.last() : inspector.follow())}
          >
            <Radio aria-hidden="true" />
          </IconButton>
        </Show>
        <span class={styles['ends']}>
          <IconButton hint={inspectorWords.firstEntry} onPress={() => inspector.first()}>
            <First aria-hidden="true" />
          </IconButton>
        </span>
        <IconButton hint={inspectorWords.eventBefore} onPress={() => step('event', -1)}>
          <EventBefore aria-hidden="true" />
        </IconButton>
        <IconButton hint={inspectorWords.eventAfter} onPress={() => step('event', 1)}>
          <EventAfter aria-hidden="true" />
        </IconButton>
        <span class={styles['ends']}>
          <IconButton hint={inspectorWords.lastEntry} onPress={() => inspector.last()}>
            <Last aria-hidden="true" />
          </IconButton>
        </span>
        <p class={styles['moment']} data-moment>
          {inspectorWords.time(inspector.entry()?.at ?? 0)}{' '}
          <span>{inspectorWords.number(inspector.entry()?.seq ?? 0)}</span>
        </p>
        <IconButton
          hint={inspector.pin() === null ? inspectorWords.compareHint : inspectorWords.compareOff}
          name={inspectorWords.compare}
          shows="wide"
          pressed={inspector.pin() !== null}
          onPress={() => inspector.compare()}
        >
          <GitCompare aria-hidden="true" />
        </IconButton>
      </div>
      <div class={styles['find']}>
        <label class={styles['search']}>
          <SearchIcon aria-hidden="true" />
          <input
            ref={props.searchRef}
            type="search"
            aria-label={inspectorWords.search}
            placeholder={inspectorWords.searchHint}
            autocomplete="off"
            spellcheck={false}
            value={inspector.filter().text}
            onInput={(event) => inspector.setFilter({ text: event.currentTarget.value })}
          />
        </label>
        <FilterMenu />
      </div>
      <div class={styles['group']}>{props.children}</div>
    </div>
  );
}
