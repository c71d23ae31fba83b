import { PeerId, RoomName, Signature } from '../../src/index.ts';
import { publicKeyOf, readPrivateKey } from './node-cryptography.ts';

const privateKey = readPrivateKey(Buffer.from(Array.from({ length: 32 }, (_, n) => n)));

/** The first key of docs/PROTOCOL.md, which owns the room of the vectors. */
export const firstKey = { privateKey, publicKey: publicKeyOf(privateKey) };
/** The peer of the first key, and that of the second. */
export const vectorAuthor = PeerId.parse('Vkdap1RjR0wChd9dvyvKtz');
export const vectorPeer = PeerId.parse('JPbtasv-EAnAMNfKVnwzyk');
export const vectorRoom = RoomName.parse('PVkdap1RjR0wChd9dvyvKtz');
export const vectorNumber = 1_795_370_268_575;

/** The signatures of delegations to the second peer, as calculated with `node:crypto`. */
export const delegationVectors = [
  [
    'owner',
    '2sTNTVC4NY89tGp02kimOQZVS62_rEPEsjSVYnpZiZs-K3ZCwBwFH4rPfzig5xRt5EFSmQRkDZbCJ94dZEySBQ',
  ],
  [
    'host',
    '7dX9PZyrR_HGQ7X9sy3pw4-mbDC5qB3O3h3CL_1zR1aYnHHIcsYx6x0yM8bkLcYh98Pq9KwDSef9xVZi9KPMBQ',
  ],
] as const;

const delegation = {
  owner: firstKey.publicKey,
  role: 'host',
  signature: Signature.parse(delegationVectors[1][1]),
} as const;

/**
 * Actions, the fields of their statement after the number, and the signature of the first key, as calculated with
 * `node:crypto`.
 */
export const moderationVectors = [
  [
    { type: 'setAccess', access: 'waiting-room' },
    ['setAccess', '', 'waiting-room'],
    'LNVtWIjXIPqJCLyNNP81eqC_99QVJAG_FlvkhIPSmZtCHHq_kP_YqQtZ_F7NqRsKLVYTR5TW5vSw1UCut_7lDg',
  ],
  [
    { type: 'setGuestRights', guestRights: { screen: true } },
    ['setGuestRights', '', 'screen'],
    'pm45WVLiuZE1gdaoUwinSx4tEhMr5DsT1LwMsWbwXi93TFxsOhgJMIBMmMsCxyOlJZ4IWvuEMZY4hFW-22OrDA',
  ],
  [
    { type: 'setGuestRights', guestRights: { screen: false } },
    ['setGuestRights', '', ''],
    'cHQvYkWYdjZsSh8J1aG1Tfp8_WovIQ9uOQGm4wXEXyQeaNBE9KiP2uzxzJHAoX6gcUtH4GjKXcgPYBRQ0C4MBg',
  ],
  [
    { type: 'admit', target: vectorPeer },
    ['admit', vectorPeer, ''],
    'do3q67z30bQolro0Wai4HUMAZvv6vXBLUrfSpQ65jp9USI_CCfh6Xo95AmHbnptdouu2uXgLgHvRxeA8MYg8AA',
  ],
  [
    { type: 'admit', target: null },
    ['admit', '', ''],
    'cOcdvaBtg_vrbYr0wmJSIpROjtHR3RUY9ScUJd3SR7Ny0vX-OpI_QBdD-ir3ABxym1qLAJzgeQM1xyZWHXrMCA',
  ],
  [
    { type: 'deny', target: vectorPeer },
    ['deny', vectorPeer, ''],
    'oWNtzIV8B_W6rLq2Vb0hb1qRrBOgKTFc84sy4QV3TfEDWagNkMWDR2-d3wmbrqfY6L4N9tvDDFEqn65swy-EAA',
  ],
  [
    { type: 'remove', target: vectorPeer },
    ['remove', vectorPeer, ''],
    '7Lmr8k2dZC72Uv_IiWgPEMnk_T-86w1Eh246Acd8-Cx7emakhG78peZswJlhsHyJlgoSRjWoXKIy_Ty8JCWHCQ',
  ],
  [
    { type: 'mute', target: vectorPeer },
    ['mute', vectorPeer, ''],
    'GvY5rosTAKhMKvsP-_wxTT-Ga9h02cAgK1tCT-5sJ7ZLXxrF_QNYlWpRZ4fDFyD9swwCayAW7_7f-LY0p8rFCQ',
  ],
  [
    { type: 'mute', target: null },
    ['mute', '', ''],
    '9DKUV_nCN7QU1fvFzetMzZbM78KmtTDf4xSr9MHCOR1RX2ZqywabbZwpMVnN85FKtQXFLKMgE0mzD82vGMFNBA',
  ],
  [
    { type: 'askToUnmute', target: vectorPeer },
    ['askToUnmute', vectorPeer, ''],
    'B6RGTSbpPcoHFc3xVeJwvPEizgjLyCwq5pgt0XubPgBhuI7acCHHo0eI5C-B30ERa5ADT3DFSG6cO-UAUWeRDA',
  ],
  [
    { type: 'stopScreen', target: vectorPeer },
    ['stopScreen', vectorPeer, ''],
    'e2nu8vtdsNSl_lXa0hKuOaaeFvrlmLOe9wRgXKNFw0JIX4TJ8TqsRkG_cWj77XDfTYy4KSQamg-HX9q3LMFrAw',
  ],
  [
    { type: 'lowerHand', target: vectorPeer },
    ['lowerHand', vectorPeer, ''],
    '8KFnUf_5uGPsTC950wYbkeUGKuIV0sz2-qjhhTTQXE8csNh3zDA2XZuuaOuuLo3u3Pc9mSKa_yce_FRBzniaAA',
  ],
  [
    { type: 'lowerHand', target: null },
    ['lowerHand', '', ''],
    '1FqM8zgy7nZnZnph0gaY6HrE3X6q6-oBps9LlhIux_DjNTCC3us1ZgYMd7gmau4L0aoSq6idq92Wyb-vS9qMCQ',
  ],
  [
    { type: 'makeHost', target: vectorPeer, delegation },
    ['makeHost', vectorPeer, delegation.signature],
    'dU-rZ2XKJ77z3_fBoLcnAUUchopd9KlPV4y4Gbn_S4Tnsu3X5Rak3oJlgD2JX4_IEE9aIQI4Cz9iPZGWL-xhCQ',
  ],
  [
    { type: 'makeHost', target: vectorPeer, delegation: null },
    ['makeHost', vectorPeer, ''],
    '6W4DerY0owgBOPkA2LXGTf7GqqljWWwQDusc42PBdwj0XCqHlYjzPzs8GoUTOqMEiUNYw3JENy0Zo05E3N06CQ',
  ],
  [
    { type: 'endRoom' },
    ['endRoom', '', ''],
    'rbm95UZJqdR1I5tUxrsUGj8PlbZ1QdugW3gXWTGcK_h1VYvPUzrnXXjyMj06PqskZIBxhTlCEX4gj-BgTTsEDQ',
  ],
] as const;
