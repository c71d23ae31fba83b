/** Whether the event was on something of the tile that handles presses itself. */
export const isOnControl = ({ target }: Event) =>
  target instanceof Element &&
  target.closest('button, input, [popover], [data-pressable]') !== null;
