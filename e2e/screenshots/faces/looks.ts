/** What a person and the room behind them look like. Colours are CSS colours. */
export interface Look {
  readonly skin: string;
  /** Skin in the shade. */
  readonly shade: string;
  readonly lips: string;
  readonly eyes: string;
  readonly hair: string;
  /** Hair in the light. */
  readonly shine: string;
  readonly hairStyle: 'long' | 'short' | 'curly' | 'bob' | 'bun';
  readonly hasBeard?: boolean;
  readonly hasGlasses?: boolean;
  readonly shirt: string;
  readonly shirtShade: string;
  readonly neckline: 'round' | 'collar';
  readonly wall: string;
  readonly wallShade: string;
  readonly furniture: 'shelf' | 'window' | 'plant' | 'lamp' | 'paintings';
}

const looks: readonly [Look, ...Look[]] = [
  {
    skin: '#f3c6a5',
    shade: '#d99b78',
    lips: '#c4606a',
    eyes: '#4f7a5b',
    hair: '#6b3a1f',
    shine: '#a0623a',
    hairStyle: 'long',
    shirt: '#d9694f',
    shirtShade: '#a8452f',
    neckline: 'round',
    wall: '#e8dfd0',
    wallShade: '#b7a488',
    furniture: 'plant',
  },
  {
    skin: '#d9a273',
    shade: '#b0764a',
    lips: '#a9594d',
    eyes: '#4a2f1d',
    hair: '#241a17',
    shine: '#4d3a30',
    hairStyle: 'short',
    hasBeard: true,
    shirt: '#3f6f9e',
    shirtShade: '#274b70',
    neckline: 'collar',
    wall: '#cfdad6',
    wallShade: '#7f958f',
    furniture: 'shelf',
  },
  {
    skin: '#8a5a3c',
    shade: '#633c26',
    lips: '#8f3f42',
    eyes: '#2b1a10',
    hair: '#1d1412',
    shine: '#45302a',
    hairStyle: 'curly',
    shirt: '#eab64d',
    shirtShade: '#bd8423',
    neckline: 'round',
    wall: '#b9c7d8',
    wallShade: '#66788f',
    furniture: 'window',
  },
  {
    skin: '#f0bf9d',
    shade: '#cf9170',
    lips: '#b9656a',
    eyes: '#3f6d93',
    hair: '#b9813f',
    shine: '#e0b06d',
    hairStyle: 'short',
    hasGlasses: true,
    shirt: '#4c7d63',
    shirtShade: '#2f5842',
    neckline: 'round',
    wall: '#d9cfc9',
    wallShade: '#93827a',
    furniture: 'lamp',
  },
  {
    skin: '#e9b98f',
    shade: '#c18a5d',
    lips: '#bb5560',
    eyes: '#3b2a1e',
    hair: '#17171c',
    shine: '#3c3c4a',
    hairStyle: 'bob',
    shirt: '#7a5a9c',
    shirtShade: '#553b72',
    neckline: 'collar',
    wall: '#dfe3dc',
    wallShade: '#98a494',
    furniture: 'paintings',
  },
  {
    skin: '#6f452e',
    shade: '#4c2d1d',
    lips: '#7c3a3d',
    eyes: '#20130b',
    hair: '#140e0d',
    shine: '#382a25',
    hairStyle: 'bun',
    shirt: '#d5dbe2',
    shirtShade: '#98a3af',
    neckline: 'round',
    wall: '#dcc9ae',
    wallShade: '#9d8258',
    furniture: 'shelf',
  },
];

/** The look of a person: names that begin with neighbouring letters look different. */
export function lookOf(name: string): Look {
  const [first] = looks;
  return looks[(name.toUpperCase().charCodeAt(0) - 'A'.charCodeAt(0)) % looks.length] ?? first;
}
