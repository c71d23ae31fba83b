import type { Look } from './looks.ts';

/**
 * Draws the hair behind a face, or that before it. It runs in a page, so it uses nothing from this module. The middle
 * of the face is at 0, 0; the face is 124 wide and 170 high.
 */
export function drawHair(
  context: CanvasRenderingContext2D,
  look: Look,
  side: 'back' | 'front',
): void {
  const hairFill = context.createLinearGradient(-70, -100, 60, 60);
  hairFill.addColorStop(0, look.shine);
  hairFill.addColorStop(1, look.hair);
  const path = (draw: () => void) => {
    context.beginPath();
    draw();
    context.fillStyle = hairFill;
    context.fill();
  };
  const oval = (x: number, y: number, rx: number, ry: number) =>
    path(() => context.ellipse(x, y, rx, ry, 0, 0, 2 * Math.PI));
  const curls = (radius: number, from: number, to: number, count: number, size: number) => {
    for (let index = 0; index <= count; index += 1) {
      const angle = from + ((to - from) * index) / count;
      const wobble = size + ((index * 7) % 5);
      oval(Math.cos(angle) * radius, Math.sin(angle) * radius * 1.08 - 14, wobble, wobble);
    }
  };
  const back = {
    long: () =>
      path(() => {
        context.moveTo(0, -106);
        context.bezierCurveTo(-104, -104, -84, 20, -92, 100);
        context.bezierCurveTo(-96, 140, -70, 158, -46, 150);
        context.lineTo(46, 150);
        context.bezierCurveTo(70, 158, 96, 140, 92, 100);
        context.bezierCurveTo(84, 20, 104, -104, 0, -106);
      }),
    bob: () =>
      path(() => {
        context.moveTo(0, -104);
        context.bezierCurveTo(-98, -104, -84, 0, -84, 64);
        context.bezierCurveTo(-82, 92, -50, 92, -34, 84);
        context.lineTo(34, 84);
        context.bezierCurveTo(50, 92, 82, 92, 84, 64);
        context.bezierCurveTo(84, 0, 98, -104, 0, -104);
      }),
    curly: () => {
      oval(0, -26, 88, 84);
      curls(84, Math.PI * 0.82, Math.PI * 2.18, 15, 24);
    },
    bun: () => {
      oval(0, -112, 33, 30);
      oval(0, -32, 67, 70);
    },
    short: () => oval(0, -36, 67, 64),
  };
  const cap = (parting: number, low: number) =>
    path(() => {
      context.moveTo(-66, low);
      context.bezierCurveTo(-84, -124, 84, -124, 66, low);
      context.bezierCurveTo(62, -34, 54, -54, parting + 22, -62);
      context.bezierCurveTo(parting, -60, parting - 6, -64, parting - 14, -60);
      context.bezierCurveTo(-50, -52, -60, -34, -66, low);
    });
  const front = {
    long: () => cap(8, 2),
    bob: () =>
      path(() => {
        context.moveTo(-66, 10);
        context.bezierCurveTo(-84, -122, 84, -122, 66, 10);
        context.bezierCurveTo(60, -14, 58, -30, 52, -40);
        context.bezierCurveTo(20, -30, -20, -30, -52, -40);
        context.bezierCurveTo(-58, -30, -60, -14, -66, 10);
      }),
    curly: () => curls(66, Math.PI * 1.14, Math.PI * 1.86, 8, 20),
    bun: () => cap(0, -14),
    short: () =>
      path(() => {
        context.moveTo(-64, -8);
        context.bezierCurveTo(-84, -122, 40, -128, 60, -92);
        context.bezierCurveTo(78, -78, 68, -30, 64, -8);
        context.bezierCurveTo(62, -30, 56, -44, 46, -56);
        context.bezierCurveTo(10, -46, -24, -52, -44, -62);
        context.bezierCurveTo(-56, -48, -60, -30, -64, -8);
      }),
  };

  (side === 'back' ? back : front)[look.hairStyle]();
}
