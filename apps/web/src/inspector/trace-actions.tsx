import Back from 'lucide-solid/icons/undo-2';
import Download from 'lucide-solid/icons/download';
import FolderOpen from 'lucide-solid/icons/folder-open';
import Repeat from 'lucide-solid/icons/repeat';
import { createSignal, lazy, Show, Suspense, type JSX } from 'solid-js';
import { Boundary } from '../app/boundary.tsx';
import { classes } from '../parts/classes.ts';
import { inspectorWords } from '../words/inspector.ts';
import { FileButton } from './file-button.tsx';
import { IconButton } from './icon-button.tsx';
import button from './icon-button.module.css';
import { Menu } from './menu.tsx';

const StatelyButton = import.meta.env.DEV
  ? lazy(() =>
      import('../inspect/stately-button.tsx').then(({ StatelyButton }) => ({
        default: StatelyButton,
      })),
    )
  : null;

interface TraceActionsProps {
  readonly canSave: boolean;
  readonly onSave: (names: boolean) => void;
  readonly onOpen: (file: File) => void;
  readonly onReplay: () => void;
  /** Back from an opened trace to the page's own recording; null where there is no way. */
  readonly onBack: (() => void) | null;
  readonly ends: JSX.Element;
}

/** What can be done with a recording as a whole. */
export function TraceActions(props: TraceActionsProps) {
  const [withNames, setWithNames] = createSignal(false);
  return (
    <>
      <Show when={props.onBack}>
        {(back) => (
          <IconButton
            hint={inspectorWords.backToCall}
            name={inspectorWords.backToCall}
            shows="always"
            onPress={() => back()()}
          >
            <Back aria-hidden="true" />
          </IconButton>
        )}
      </Show>
      <FileButton
        class={classes(button['button'], button['worded'])}
        hint={inspectorWords.openHint}
        onOpen={props.onOpen}
      >
        <FolderOpen aria-hidden="true" />
        {inspectorWords.open}
      </FileButton>
      <Show when={props.canSave}>
        <Menu
          name={inspectorWords.save}
          hint={inspectorWords.saveHint}
          icon={<Download aria-hidden="true" />}
        >
          <label title={inspectorWords.withNamesHint}>
            <input
              type="checkbox"
              checked={withNames()}
              onChange={(event) => setWithNames(event.currentTarget.checked)}
            />
            {inspectorWords.withNames}
          </label>
          <p class="quiet">{inspectorWords.saved(withNames())}</p>
          <button
            type="button"
            class="button accent small"
            onClick={() => props.onSave(withNames())}
          >
            {inspectorWords.saveFile}
          </button>
        </Menu>
      </Show>
      <IconButton
        hint={inspectorWords.replayHint}
        name={inspectorWords.replay}
        shows="always"
        onPress={() => props.onReplay()}
      >
        <Repeat aria-hidden="true" />
      </IconButton>
      {StatelyButton && (
        <Boundary fallback={() => null}>
          <Suspense>
            <StatelyButton />
          </Suspense>
        </Boundary>
      )}
      {props.ends}
    </>
  );
}
