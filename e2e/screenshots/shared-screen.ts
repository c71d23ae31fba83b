import type { Participant } from '../test/support/participants.ts';
import { pressControl } from '../test/support/toolbar.ts';

/** Init script: the user shares a window with a document, in place of the test picture of the browser. */
export function serveScreens(): void {
  navigator.mediaDevices.getDisplayMedia = () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1_280, height: 800 });
    const context = canvas.getContext('2d');
    const draw = () => {
      if (context === null) return;
      const box = (x: number, y: number, w: number, h: number, color: string, radius = 6) => {
        context.fillStyle = color;
        context.beginPath();
        context.roundRect(x, y, w, h, radius);
        context.fill();
      };
      const text = (words: string, x: number, y: number, font: string, color: string) => {
        context.font = font;
        context.fillStyle = color;
        context.fillText(words, x, y);
      };
      box(0, 0, 1_280, 800, '#f2f0ea', 0);
      box(0, 0, 1_280, 44, '#dedad0', 0);
      for (const [index, color] of ['#e2685f', '#e8bb4f', '#6fbf73'].entries()) {
        box(18 + index * 24, 15, 14, 14, color, 7);
      }
      box(60, 84, 1_160, 676, '#ffffff', 12);
      text('Visitors per month', 108, 156, '600 40px system-ui, sans-serif', '#20262a');
      text('The garden, since it opened', 108, 196, '22px system-ui, sans-serif', '#6a7276');
      for (const [index, height] of [120, 168, 150, 236, 282, 262, 344, 396].entries()) {
        box(118 + index * 132, 690 - height, 84, height, index === 7 ? '#0f6b5c' : '#9fcabf', 8);
      }
      box(108, 694, 1_064, 3, '#c9cdcb', 0);
      // Something must move, or no frame is produced.
      box(1_180, 14, 16, 16, performance.now() % 1_000 < 500 ? '#dedad0' : '#d4cfc3', 0);
    };
    draw();
    setInterval(draw, 200);
    return Promise.resolve(canvas.captureStream(5));
  };
}

/** Somebody shares a window. */
export async function shareScreen({ page }: Participant): Promise<void> {
  await page.evaluate(serveScreens);
  await pressControl(page, 'Share screen');
}
