import type { Json } from '@visavis/trace';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { useText } from '@visavis/text/solid';
import { detailsText } from '../text/messages/details.ts';
import styles from './json-tree.module.css';

/** How many parts of a value are rendered at first, and added by each press of the button. */
const pageSize = 100;
/** A collapsed value with at most so many parts and characters is shown in full. */
const maxPreviewParts = 3;
const maxPreviewLength = 32;
/** Characters of a text that are shown. */
const maxTextLength = 2_000;

type Branch = Extract<Json, object>;

const isBranch = (value: Json | undefined): value is Branch =>
  typeof value === 'object' && value !== null;

function preview(value: Branch): string {
  const { items, fields } = useText(detailsText).values;
  const count = Object.keys(value).length;
  // Values with many parts are not serialised only to be measured.
  const text = count <= maxPreviewParts ? JSON.stringify(value) : '';
  if (count <= maxPreviewParts && text.length <= maxPreviewLength) return text;
  return Array.isArray(value) ? items({ count }) : fields({ count });
}

function leafText(value: Json | undefined): string {
  if (value === undefined) return useText(detailsText).values.nothing;
  const text = JSON.stringify(value);
  return text.length > maxTextLength ? `${text.slice(0, maxTextLength)}…` : text;
}

const kindOf = (value: Json | undefined) => (value === null ? 'null' : typeof value);

/** A value without parts, or a summary of a value with parts. */
export const JsonLeaf = (props: { value: Json | undefined }) => (
  <bdi class={styles['leaf']} data-type={kindOf(props.value)}>
    {isBranch(props.value) ? preview(props.value) : leafText(props.value)}
  </bdi>
);

interface PartProps {
  readonly name: string;
  readonly value: Json | undefined;
  readonly path: readonly string[];
  readonly isChanged: (path: readonly string[]) => boolean;
}

function Part(props: PartProps) {
  const [isOpen, setOpen] = createSignal(false);
  const branch = () => (isBranch(props.value) ? props.value : undefined);
  return (
    <li data-changed={props.isChanged(props.path) || undefined}>
      <Show
        when={branch()}
        fallback={
          <>
            <bdi class={styles['name']}>{props.name}</bdi> <JsonLeaf value={props.value} />
          </>
        }
      >
        {(value) => (
          <details open={isOpen()} onToggle={(event) => setOpen(event.currentTarget.open)}>
            <summary>
              <bdi class={styles['name']}>{props.name}</bdi> <JsonLeaf value={value()} />
            </summary>
            <Show when={isOpen()}>
              <Parts value={value()} path={props.path} isChanged={props.isChanged} />
            </Show>
          </details>
        )}
      </Show>
    </li>
  );
}

interface PartsProps {
  readonly value: Branch;
  readonly path: readonly string[];
  readonly isChanged: (path: readonly string[]) => boolean;
}

function Parts(props: PartsProps) {
  const [maxParts, setMaxParts] = createSignal(pageSize);
  const fields = createMemo(() => new Map<string, Json>(Object.entries(props.value)));
  const names = () => [...fields().keys()].slice(0, maxParts());
  const hiddenParts = () => fields().size - names().length;
  return (
    <ul class={styles['parts']}>
      <For each={names()}>
        {(name) => (
          <Part
            name={name}
            value={fields().get(name)}
            path={[...props.path, name]}
            isChanged={props.isChanged}
          />
        )}
      </For>
      <Show when={hiddenParts() > 0}>
        <li>
          <button type="button" onClick={() => setMaxParts((before) => before + pageSize)}>
            {useText(detailsText).values.more({ count: hiddenParts() })}
          </button>
        </li>
      </Show>
    </ul>
  );
}

interface JsonTreeProps {
  readonly value: Json;
  /** Whether the value at a path, or a part of it, is marked as changed. */
  readonly isChanged?: (path: readonly string[]) => boolean;
}

const neverChanged = () => false;

/** A value of a trace as an expandable tree. */
export const JsonTree = (props: JsonTreeProps) => (
  <div class={styles['tree']}>
    <Show when={isBranch(props.value) && props.value} fallback={<JsonLeaf value={props.value} />}>
      {(value) => <Parts value={value()} path={[]} isChanged={props.isChanged ?? neverChanged} />}
    </Show>
  </div>
);
