import type { PeerId } from '@visavis/client';

/** A tile of the stage: of the own video, of a member, of a member's shared screen, or of the own shared screen. */
export type TileKey = 'own' | 'ownScreen' | `person:${PeerId}` | `screen:${PeerId}`;

export const personKey = (id: PeerId): TileKey => `person:${id}`;
export const screenKey = (id: PeerId): TileKey => `screen:${id}`;
