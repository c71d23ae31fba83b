import EventAfter from 'lucide-solid/icons/step-forward';
import EventBefore from 'lucide-solid/icons/step-back';
import First from 'lucide-solid/icons/skip-back';
import GitCompare from 'lucide-solid/icons/git-compare';
import Last from 'lucide-solid/icons/skip-forward';
import Radio from 'lucide-solid/icons/radio';
import SearchIcon from 'lucide-solid/icons/search';
import { Show, type JSX } from 'solid-js';
import { useText } from '@visavis/text/solid';
import { entriesText } from '../../text/messages/entries.ts';
import { toolbarText } from '../../text/messages/toolbar.ts';
import { useInspector } from '../../context.ts';
import { formatEntryTime } from '../../model/entry-time.ts';
import { FilterMenu } from './filter-menu.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './toolbar.module.css';

interface ToolbarProps {
  /** Whether the source gets further entries. */
  readonly canFollow: boolean;
  readonly searchRef: (element: HTMLInputElement) => void;
  /** Further buttons at the end. */
  readonly children: JSX.Element;
}

/** Navigation, filter and further actions. */
export function Toolbar(props: ToolbarProps) {
  const text = useText(toolbarText);
  const inspector = useInspector();
  const { isLive, step } = inspector;
  return (
    <div class={styles['bar']} role="group" aria-label={text.controls}>
      <div class={styles['group']}>
        <Show when={props.canFollow}>
          <IconButton
            hint={isLive() ? text.pausedHint : text.liveHint}
            name={text.live}
            shows="always"
            pressed={isLive()}
            onPress={() => (isLive() ? inspector.goToLast() : inspector.followLive())}
          >
            <Radio aria-hidden="true" />
          </IconButton>
        </Show>
        <span class={styles['ends']}>
          <IconButton hint={text.firstEntry} onPress={() => inspector.goToFirst()}>
            <First aria-hidden="true" />
          </IconButton>
        </span>
        <IconButton hint={text.previousEvent} onPress={() => step('event', -1)}>
          <EventBefore aria-hidden="true" />
        </IconButton>
        <IconButton hint={text.nextEvent} onPress={() => step('event', 1)}>
          <EventAfter aria-hidden="true" />
        </IconButton>
        <span class={styles['ends']}>
          <IconButton hint={text.lastEntry} onPress={() => inspector.goToLast()}>
            <Last aria-hidden="true" />
          </IconButton>
        </span>
        <p class={styles['position']} data-position>
          {formatEntryTime(inspector.currentEntry()?.at ?? 0)}{' '}
          <span>{useText(entriesText).number({ seq: inspector.currentEntry()?.seq ?? 0 })}</span>
        </p>
        <IconButton
          hint={inspector.comparedSeq() === null ? text.compareHint : text.compareOff}
          name={text.compare}
          shows="wide"
          pressed={inspector.comparedSeq() !== null}
          onPress={() => inspector.toggleCompare()}
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
            aria-label={text.search}
            placeholder={text.searchHint}
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
