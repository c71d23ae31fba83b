import type { Look } from './looks.ts';

/** Draws the room behind a person, out of focus. It runs in a page, so it uses nothing from this module. */
export function drawRoom(context: CanvasRenderingContext2D, look: Look): void {
  const { width, height } = context.canvas;
  const unit = Math.min(width, height * 1.2) / 400;
  const rectangle = (x: number, y: number, w: number, h: number, color: string) => {
    context.fillStyle = color;
    context.fillRect(x, y, w, h);
  };
  const disc = (x: number, y: number, radius: number, color: string) => {
    context.fillStyle = color;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
  };
  const glow = (x: number, y: number, radius: number, color: string) => {
    const light = context.createRadialGradient(x, y, 0, x, y, radius);
    light.addColorStop(0, color);
    light.addColorStop(1, `${color.slice(0, 7)}00`);
    context.fillStyle = light;
    context.fillRect(0, 0, width, height);
  };
  const leaf = (x: number, y: number, length: number, angle: number, color: string) => {
    context.save();
    context.translate(x, y);
    context.rotate(angle);
    context.fillStyle = color;
    context.beginPath();
    context.ellipse(0, -length / 2, length / 5, length / 2, 0, 0, 2 * Math.PI);
    context.fill();
    context.restore();
  };

  const furnish = {
    shelf: () => {
      const spines = ['#a3483c', '#d9b45f', '#3c5f76', '#7e8f5a', '#e6ddcc', '#5b4468'];
      for (const [row, y] of [0.1, 0.42].entries()) {
        const base = height * y + 92 * unit;
        for (let index = 0, x = 14 * unit; x < width * 0.33; index += 1) {
          const thick = (11 + ((index * 7 + row * 5) % 9)) * unit;
          const tall = (62 + ((index * 13 + row * 29) % 26)) * unit;
          const color = spines[(index * 5 + row * 2) % spines.length] ?? '#888888';
          rectangle(x, base - tall, thick - unit, tall, color);
          x += thick;
        }
        rectangle(0, base, width * 0.36, 9 * unit, '#7a5638');
      }
      disc(width * 0.87, height * 0.3, 34 * unit, '#f4ead6');
      glow(width * 0.87, height * 0.3, 150 * unit, '#fff3d088');
    },
    window: () => {
      const [x, y, w, h] = [width * 0.62, height * 0.06, width * 0.3, height * 0.62];
      rectangle(x - 10 * unit, y - 10 * unit, w + 20 * unit, h + 20 * unit, '#f5f3ee');
      rectangle(x, y, w, h, '#d7ecfb');
      rectangle(x, y + h * 0.6, w, h * 0.4, '#a9c58f');
      disc(x + w * 0.3, y + h * 0.55, 40 * unit, '#7da06c');
      disc(x + w * 0.75, y + h * 0.62, 50 * unit, '#8fb47c');
      rectangle(x + w / 2 - 4 * unit, y, 8 * unit, h, '#f5f3ee');
      glow(x + w / 2, y + h / 2, 260 * unit, '#ffffff77');
      rectangle(0, height * 0.72, width * 0.3, height * 0.3, '#4d5c70');
    },
    plant: () => {
      const [x, y] = [width * 0.86, height * 0.74];
      for (const [index, angle] of [-1.1, -0.7, -0.3, 0.05, 0.4, 0.8, 1.2].entries()) {
        const color = index % 2 === 0 ? '#557f54' : '#78a06b';
        leaf(x, y, (120 + ((index * 37) % 50)) * unit, angle, color);
      }
      rectangle(x - 34 * unit, y - 8 * unit, 68 * unit, height, '#c98a63');
      rectangle(width * 0.06, height * 0.12, 92 * unit, 118 * unit, '#fbf8f1');
      rectangle(
        width * 0.06 + 12 * unit,
        height * 0.12 + 12 * unit,
        68 * unit,
        94 * unit,
        '#d0a58a',
      );
      disc(width * 0.06 + 46 * unit, height * 0.12 + 54 * unit, 22 * unit, '#8f5f4b');
      glow(0, 0, 330 * unit, '#fffbe977');
    },
    lamp: () => {
      const [x, y] = [width * 0.14, height * 0.36];
      rectangle(x - 3 * unit, y, 6 * unit, height, '#4c433f');
      context.fillStyle = '#f7dfa8';
      context.beginPath();
      context.moveTo(x - 28 * unit, y - 50 * unit);
      context.lineTo(x + 28 * unit, y - 50 * unit);
      context.lineTo(x + 50 * unit, y + 16 * unit);
      context.lineTo(x - 50 * unit, y + 16 * unit);
      context.fill();
      glow(x, y, 230 * unit, '#ffe6a8aa');
      rectangle(width * 0.72, height * 0.5, width * 0.3, height * 0.5, '#6d7f86');
      rectangle(width * 0.72, height * 0.46, width * 0.3, 26 * unit, '#86989f');
    },
    paintings: () => {
      const frames = [
        [0.07, 0.1, 74, 96, '#89a7a0'],
        [0.22, 0.26, 58, 74, '#d8a48a'],
        [0.78, 0.12, 96, 74, '#b6a3c4'],
      ] as const;
      for (const [x, y, w, h, color] of frames) {
        const [left, top] = [width * x, height * y];
        rectangle(left, top, w * unit, h * unit, '#fffdf8');
        rectangle(left + 8 * unit, top + 8 * unit, (w - 16) * unit, (h - 16) * unit, color);
      }
      rectangle(width * 0.7, height * 0.66, width * 0.3, height, '#8b6a4d');
      disc(width * 0.84, height * 0.6, 26 * unit, '#e9ecea');
      for (const angle of [-0.6, 0, 0.6]) {
        leaf(width * 0.84, height * 0.56, 80 * unit, angle, '#6f9a78');
      }
    },
  };

  const wall = context.createLinearGradient(0, 0, width, height);
  wall.addColorStop(0, look.wall);
  wall.addColorStop(1, look.wallShade);
  context.save();
  context.fillStyle = wall;
  context.fillRect(0, 0, width, height);
  // The blur reaches over the edge, where there is nothing.
  context.filter = `blur(${7 * unit}px)`;
  furnish[look.furniture]();
  context.filter = 'none';
  const vignette = context.createRadialGradient(
    width / 2,
    height * 0.4,
    height * 0.3,
    width / 2,
    height * 0.5,
    Math.max(width, height) * 0.75,
  );
  vignette.addColorStop(0, '#1a120c00');
  vignette.addColorStop(1, '#1a120c66');
  context.fillStyle = vignette;
  context.fillRect(0, 0, width, height);
  context.restore();
}
