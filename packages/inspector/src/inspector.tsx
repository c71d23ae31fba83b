import { saveTrace, type Trace } from '@visavis/trace';
import { createMemo, createSignal, Show, type JSX } from 'solid-js';
import { useText } from '@visavis/text/solid';
import { traceFileText } from './text/messages/trace-file.ts';
import { download } from './trace-file/download.ts';
import { createFileDrop } from './trace-file/file-drop.ts';
import { InspectorView } from './views/inspector-view.tsx';
import { createTraceSource } from './model/trace-source.ts';
import type { EntrySource } from './model/entry-source.ts';
import { Notice } from './ui/notice.tsx';
import { readTrace, type OpenFailure } from './trace-file/read-trace.ts';
import { ReplayResult } from './trace-file/replay-result.tsx';
import { TraceActions } from './trace-file/trace-actions.tsx';
import { Welcome } from './trace-file/welcome.tsx';
import styles from './inspector.module.css';

interface OpenedFile {
  readonly name: string;
  readonly trace: Trace;
}

interface InspectorProps {
  /** The recording of this page; null if there is none. */
  readonly live: EntrySource | null;
  /** Whether it fills the page, so that it handles every key of the page. */
  readonly isPage: boolean;
  /** Whether a letter pressed without a modifier runs a command. */
  readonly areLetterKeysOn: boolean;
  /** Further buttons at the end of the toolbar, such as one that closes the inspector. */
  readonly extraActions?: JSX.Element;
}

/** Shows the recording of this page, or a trace file that the user opens. */
export function Inspector(props: InspectorProps) {
  const text = useText(traceFileText);
  const [opened, setOpened] = createSignal<OpenedFile | null>(null);
  const [openFailure, setOpenFailure] = createSignal<OpenFailure | null>(null);
  const [isReplayed, setReplayed] = createSignal(false);
  const source = createMemo(() => {
    const file = opened();
    return file === null ? props.live : createTraceSource(file.trace);
  });

  const open = async (file: File) => {
    const result = await readTrace(file);
    if ('failure' in result) {
      setOpenFailure(result.failure);
      return;
    }
    setOpenFailure(null);
    setReplayed(false);
    setOpened({ name: file.name, trace: result.trace });
  };
  const close = () => {
    setReplayed(false);
    setOpened(null);
  };
  const { isOver, ...drop } = createFileDrop((file) => void open(file));

  const save = (source: EntrySource, hasNames: boolean) => {
    const now = () => Date.now();
    const trace = saveTrace(source, {
      recordedBy: navigator.userAgent,
      redaction: { hasNames },
      now,
    });
    const timestamp = new Date(trace.savedAt).toISOString().slice(0, 19).replaceAll(':', '-');
    download(JSON.stringify(trace), `visavis-${timestamp}.trace.json`);
  };
  const OpenFailureNotice = () => (
    <Show when={openFailure()}>
      {(reason) => (
        <Notice isProblem onClose={() => setOpenFailure(null)}>
          {text.openFailures[reason()]}
        </Notice>
      )}
    </Show>
  );

  return (
    <div class={styles['inspector']} data-over={isOver() || undefined} {...drop}>
      <Show
        when={source()}
        keyed
        fallback={
          <Welcome onOpen={(file) => void open(file)}>
            <OpenFailureNotice />
          </Welcome>
        }
      >
        {(shown) => (
          <InspectorView
            source={shown}
            isFile={opened() !== null}
            isPage={props.isPage}
            areLetterKeysOn={props.areLetterKeysOn}
            actions={
              <TraceActions
                canSave={opened() === null}
                onSave={(hasNames) => save(shown, hasNames)}
                onOpen={(file) => void open(file)}
                onReplay={() => setReplayed(true)}
                onBack={opened() !== null && props.live !== null ? close : null}
                extraActions={props.extraActions}
              />
            }
            notice={(inspector) => (
              <>
                <Show when={opened()}>
                  {(file) => (
                    <p class={styles['opened']}>
                      {text.opened({ name: file().name, at: file().trace.savedAt })}
                    </p>
                  )}
                </Show>
                <OpenFailureNotice />
                <Show when={isReplayed()}>
                  <ReplayResult inspector={inspector} onClose={() => setReplayed(false)} />
                </Show>
              </>
            )}
          />
        )}
      </Show>
      <Show when={isOver()}>
        <p class={styles['drop']}>{text.dropFile}</p>
      </Show>
    </div>
  );
}
