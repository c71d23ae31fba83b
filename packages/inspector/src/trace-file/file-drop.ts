import { createSignal, type Accessor } from 'solid-js';

/** State and event handlers of an element that accepts dropped files. */
interface FileDrop {
  /** Whether a file is dragged over it. */
  readonly isOver: Accessor<boolean>;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: (event: DragEvent & { readonly currentTarget: Element }) => void;
  readonly onDrop: (event: DragEvent) => void;
}

const hasFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true;

/** Accepts a dropped file, the first if there are several. */
export function createFileDrop(onFile: (file: File) => void): FileDrop {
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
      if (file !== undefined) onFile(file);
    },
  };
}
