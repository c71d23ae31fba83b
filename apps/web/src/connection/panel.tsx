import type { PeerId } from '@visavis/client';
export function Panel(_: { id: PeerId; onClose: () => void }) { return null; }
