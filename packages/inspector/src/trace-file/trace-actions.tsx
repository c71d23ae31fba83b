import Back from 'lucide-solid/icons/undo-2';
import Download from 'lucide-solid/icons/download';
import FolderOpen from 'lucide-solid/icons/folder-open';
import Repeat from 'lucide-solid/icons/repeat';
import { createSignal, Show, type JSX } from 'solid-js';
import { useText } from '@visavis/text/solid';
import { replayText } from '../text/messages/replay.ts';
import { traceFileText } from '../text/messages/trace-file.ts';
import { FileButton } from './file-button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import button from '../ui/icon-button.module.css';
import { Menu } from '../ui/menu.tsx';

interface TraceActionsProps {
  readonly canSave: boolean;
  readonly onSave: (hasNames: boolean) => void;
  readonly onOpen: (file: File) => void;
  readonly onReplay: () => void;
  /** Returns from an opened file to the recording of this page; null if that is not possible. */
  readonly onBack: (() => void) | null;
  /** Further buttons at the end. */
  readonly extraActions: JSX.Element;
}

/** Buttons to open, save and replay a recording. */
export function TraceActions(props: TraceActionsProps) {
  const text = useText(traceFileText);
  const replay = useText(replayText);
  const [withNames, setWithNames] = createSignal(false);
  return (
    <>
      <Show when={props.onBack}>
        {(back) => (
          <IconButton
            hint={text.backToPage}
            name={text.backToPage}
            shows="always"
            onPress={() => back()()}
          >
            <Back aria-hidden="true" />
          </IconButton>
        )}
      </Show>
      <FileButton class={button['worded']} hint={text.openHint} onOpen={props.onOpen}>
        <FolderOpen aria-hidden="true" />
        {text.open}
      </FileButton>
      <Show when={props.canSave}>
        <Menu name={text.save} hint={text.saveHint} icon={<Download aria-hidden="true" />}>
          <label title={text.withNamesHint}>
            <input
              type="checkbox"
              checked={withNames()}
              onChange={(event) => setWithNames(event.currentTarget.checked)}
            />
            {text.withNames}
          </label>
          <p class="quiet">{withNames() ? text.savedWithNames : text.savedWithoutNames}</p>
          <button
            type="button"
            class="button accent small"
            onClick={() => props.onSave(withNames())}
          >
            {text.saveFile}
          </button>
        </Menu>
      </Show>
      <IconButton
        hint={replay.hint}
        name={replay.replay}
        shows="always"
        onPress={() => props.onReplay()}
      >
        <Repeat aria-hidden="true" />
      </IconButton>
      {props.extraActions}
    </>
  );
}
