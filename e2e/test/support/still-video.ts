import type { Page } from '@playwright/test';
import { tileOf, type Participant } from './participants.ts';

/** The colours of somebody and of the wall behind them. */
interface Look {
  readonly wall: string;
  readonly skin: string;
  readonly shirt: string;
}

/** A head above shoulders, in flat colours. */
const drawFace = ({ wall, skin, shirt }: Look) => `
  radial-gradient(ellipse 15cqmin 20cqmin at 50% 44%, ${skin} 99%, transparent),
  radial-gradient(ellipse 32cqmin 34cqmin at 50% 104%, ${shirt} 99%, transparent),
  ${wall}`;

/** Lines of text on white. */
const textDocument = `
  linear-gradient(#fff 12%, transparent 12% 88%, #fff 88%),
  linear-gradient(90deg, #fff 10%, transparent 10% 70%, #fff 70%),
  repeating-linear-gradient(#fff 0 3%, #667 3% 4.5%, #fff 4.5% 6%)`;

/** Replaces the pictures of videos by a background. */
const replaceBy = (selector: string, background: string) => `
  ${selector} video {
    object-position: -100000px 0 !important;
    background: ${background} !important;
    opacity: 1 !important;
  }`;

const idOf = (viewer: Participant, name: string) => tileOf(viewer, name).getAttribute('data-peer');

/**
 * Shows in each video of a page a picture that is always the same, and hides what depends on the speed of the machine,
 * for screenshots.
 *
 * @param looks by the names of the others; the own look is that of `own`
 */
export async function showStillVideo(
  viewer: Participant,
  looks: Readonly<Record<string, Look>>,
): Promise<void> {
  const faces = await Promise.all(
    Object.entries(looks).map(async ([name, look]) => {
      const selector = name === 'own' ? '[data-own]' : `[data-peer="${await idOf(viewer, name)}"]`;
      return replaceBy(selector, drawFace(look));
    }),
  );
  const rules = [
    ...faces,
    replaceBy('[data-screen]', textDocument),
    'button[data-level] { display: none !important; }',
  ];
  // The Content-Security-Policy allows no style element.
  await viewer.page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  }, rules.join('\n'));
}

/** Removes the focus and the pointer from what was pressed, with its ring and tooltip. */
export async function leaveControls(page: Page): Promise<void> {
  await page.mouse.move(1, 1);
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
}
