import { createSignal, type Accessor } from 'solid-js';

/** What an element needs so that a file can be dropped on it. */
interface FileDrop {
  /** Whether a file is held over it. */
  readonly isOver: Accessor<boolean>;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: (event: DragEvent & { readonly currentTarget: Element }) => void;
  readonly onDrop: (event: DragEvent) => void;
}

const hasFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true;

/** Takes a file that somebody drops, the first where there are several. */
export function createFileDrop(take: (file: File) => void): FileDrop {
  const [isOver, setOver] = createSignal(false);
  return {
    isOver,
    onDragOver(event) {
      if (!hasFile(event)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave({ currentTarget, relatedTarget }) {
      if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget))
        setOver(false);
    },
    onDrop(event) {
      if (!hasFile(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) take(file);
    },
  };
}
