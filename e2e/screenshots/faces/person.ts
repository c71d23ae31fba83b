import type { Look } from './looks.ts';

/**
 * Draws a person from the chest up. It runs in a page, so it uses nothing from this module.
 *
 * The middle of the face is at 0, 0; the face is 124 wide and 170 high.
 * @param seconds of the clock: people blink, and do not hold still. Everything repeats after eight seconds
 */
export function drawPerson(
  context: CanvasRenderingContext2D,
  look: Look,
  seconds: number,
  drawHair: (context: CanvasRenderingContext2D, look: Look, side: 'back' | 'front') => void,
): void {
  const { width, height } = context.canvas;
  const scale = Math.min(width / 330, height / 330);
  const path = (draw: () => void, fill: string | CanvasGradient) => {
    context.beginPath();
    draw();
    context.fillStyle = fill;
    context.fill();
  };
  const stroke = (draw: () => void, color: string, lineWidth: number) => {
    context.beginPath();
    draw();
    context.strokeStyle = color;
    context.lineWidth = lineWidth;
    context.lineCap = 'round';
    context.stroke();
  };
  const oval = (x: number, y: number, rx: number, ry: number, fill: string | CanvasGradient) =>
    path(() => context.ellipse(x, y, rx, ry, 0, 0, 2 * Math.PI), fill);
  const fade = (x: number, y: number, radius: number, color: string) => {
    const gradient = context.createRadialGradient(x, y, 0, x, y, radius);
    // Not to `transparent`, which is black: the light would end in a grey ring.
    gradient.addColorStop(0, color);
    gradient.addColorStop(1, `${color.slice(0, 7)}00`);
    oval(x, y, radius, radius, gradient);
  };
  const slope = (x0: number, y0: number, x1: number, y1: number, from: string, to: string) => {
    const gradient = context.createLinearGradient(x0, y0, x1, y1);
    gradient.addColorStop(0, from);
    gradient.addColorStop(1, to);
    return gradient;
  };
  const face = () => {
    context.moveTo(-61, -22);
    context.bezierCurveTo(-63, 38, -40, 84, 0, 86);
    context.bezierCurveTo(40, 84, 63, 38, 61, -22);
    context.bezierCurveTo(60, -98, -60, -98, -61, -22);
  };

  const drawBody = () => {
    context.translate(0, -20);
    path(
      () => {
        context.moveTo(-172, 420);
        context.bezierCurveTo(-170, 200, -150, 152, -44, 128);
        context.lineTo(44, 128);
        context.bezierCurveTo(150, 152, 170, 200, 172, 420);
      },
      slope(-140, 120, 150, 300, look.shirt, look.shirtShade),
    );
    path(
      () => {
        context.moveTo(-30, 50);
        context.bezierCurveTo(-30, 110, -34, 124, -52, 134);
        context.bezierCurveTo(-30, 172, 30, 172, 52, 134);
        context.bezierCurveTo(34, 124, 30, 110, 30, 50);
      },
      slope(-30, 60, 40, 150, look.skin, look.shade),
    );
    // The shadow of the chin.
    path(() => {
      context.moveTo(-30, 66);
      context.bezierCurveTo(-22, 128, 22, 128, 30, 66);
    }, look.shade);
    if (look.neckline === 'round') {
      stroke(
        () => {
          context.moveTo(-54, 133);
          context.bezierCurveTo(-30, 176, 30, 176, 54, 133);
        },
        look.shirtShade,
        7,
      );
      return;
    }
    for (const side of [-1, 1]) {
      path(
        () => {
          context.moveTo(side * 46, 116);
          context.lineTo(side * -2, 172);
          context.lineTo(side * 34, 204);
          context.lineTo(side * 78, 140);
        },
        slope(-60, 120, 70, 200, look.shirt, look.shirtShade),
      );
      stroke(
        () => {
          context.moveTo(0, 172);
          context.lineTo(side * 34, 204);
          context.lineTo(side * 78, 140);
        },
        look.shirtShade,
        2.5,
      );
    }
  };

  const drawEyes = () => {
    // A blink of an eighth of a second every four seconds, at another time for each look.
    const phase = (seconds + look.hair.charCodeAt(1) / 9 + look.eyes.charCodeAt(2) / 7) % 4;
    const open = phase < 0.12 ? 0.1 : 1;
    const gaze = 1.6 * Math.sin((seconds * Math.PI) / 4);
    for (const side of [-1, 1]) {
      const x = side * 25;
      context.save();
      context.beginPath();
      context.ellipse(x, -8, 11.5, 7.6 * open, 0, 0, 2 * Math.PI);
      context.clip();
      oval(x, -8, 13, 9, '#fbf7f2');
      oval(x + gaze, -8, 6.6, 6.8, look.eyes);
      oval(x + gaze, -8, 3.3, 3.4, '#120c0a');
      oval(x + gaze - 2, -10.4, 1.8, 1.8, '#ffffff');
      context.restore();
      stroke(
        () => context.ellipse(x, -8, 12, 8 * open, 0, Math.PI * 1.06, Math.PI * 1.94),
        '#2a1a14',
        2.6,
      );
      stroke(
        () => {
          context.moveTo(x - side * 13, -25);
          context.quadraticCurveTo(x + side * 2, -33, x + side * 16, -24);
        },
        look.hair,
        4.6,
      );
    }
  };

  const drawMouth = () => {
    const smile = 1 + 0.12 * Math.sin((seconds * Math.PI) / 2);
    path(() => {
      context.moveTo(-22, 45);
      context.quadraticCurveTo(0, 50, 22, 45);
      context.quadraticCurveTo(0, 45 + 23 * smile, -22, 45);
    }, '#6b2a2c');
    path(() => {
      context.moveTo(-18, 46.5);
      context.quadraticCurveTo(0, 50, 18, 46.5);
      context.quadraticCurveTo(0, 56, -18, 46.5);
    }, '#fdfaf5');
    stroke(
      () => {
        context.moveTo(-23, 44.5);
        context.quadraticCurveTo(0, 45 + 24 * smile, 23, 44.5);
      },
      look.lips,
      3.4,
    );
  };

  const drawBeard = () => {
    context.save();
    context.beginPath();
    face();
    context.clip();
    path(() => {
      context.moveTo(-64, 4);
      context.bezierCurveTo(-52, 22, -44, 34, -28, 34);
      context.bezierCurveTo(-10, 28, 10, 28, 28, 34);
      context.bezierCurveTo(44, 34, 52, 22, 64, 4);
      context.lineTo(64, 100);
      context.lineTo(-64, 100);
    }, `${look.hair}cc`);
    context.restore();
  };

  const drawGlasses = () => {
    for (const side of [-1, 1]) {
      stroke(() => context.roundRect(side * 26 - 19, -24, 38, 31, 12), '#2c2a2d', 3.2);
    }
    stroke(
      () => {
        context.moveTo(-7, -12);
        context.quadraticCurveTo(0, -17, 7, -12);
      },
      '#2c2a2d',
      3.2,
    );
  };

  context.save();
  context.translate(width / 2, height * (height > width ? 0.46 : 0.47));
  context.scale(scale, scale);
  const sway = Math.sin((seconds * Math.PI) / 4);
  const turnHead = () => {
    context.translate(2.5 * sway, Math.abs(sway));
    context.rotate(0.018 * Math.sin((seconds * Math.PI) / 4 + 1));
  };
  context.save();
  turnHead();
  drawHair(context, look, 'back');
  context.restore();
  context.save();
  drawBody();
  context.restore();
  turnHead();
  if (look.hairStyle !== 'long' && look.hairStyle !== 'bob') {
    for (const side of [-1, 1]) oval(side * 61, 2, 10, 16, look.shade);
  }
  path(face, slope(-50, -60, 60, 70, look.skin, look.shade));
  context.save();
  context.beginPath();
  face();
  context.clip();
  fade(-20, -40, 70, '#ffffff2e');
  for (const side of [-1, 1]) fade(side * 35, 24, 27, '#e2545030');
  context.restore();
  if (look.hasBeard === true) drawBeard();
  stroke(
    () => {
      context.moveTo(3, -4);
      context.bezierCurveTo(7, 10, 11, 20, 7, 24);
      context.quadraticCurveTo(1, 28, -6, 25);
    },
    look.shade,
    3,
  );
  drawEyes();
  drawMouth();
  drawHair(context, look, 'front');
  if (look.hasGlasses === true) drawGlasses();
  context.restore();
}
