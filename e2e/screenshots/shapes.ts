import type { BrowserContextOptions } from '@playwright/test';

const phone = { isMobile: true, hasTouch: true, deviceScaleFactor: 2 } as const;

/** The windows in which every screen is shown. */
export const shapes = {
  desktop: { viewport: { width: 1_280, height: 800 } },
  phone: { ...phone, viewport: { width: 390, height: 844 } },
  landscape: { ...phone, viewport: { width: 844, height: 390 } },
  /** Not shown: the less a page displays, the less it takes from the others. */
  guest: { viewport: { width: 320, height: 480 } },
} as const satisfies Readonly<Record<string, BrowserContextOptions>>;

export type Shape = keyof typeof shapes;

export const shapeNames = ['desktop', 'phone', 'landscape'] as const satisfies readonly Shape[];

export const themes = ['light', 'dark'] as const;
