/**
 * Messages of protocol version 2, as they were sent. They are frozen: a change that makes a schema reject or
 * misread one of them needs a new version. Add samples of new messages; never change the ones here.
 */
const profile = {
  name: 'Ana',
  microphone: true,
  camera: false,
  screen: false,
  hand: false,
  revision: 1_795_370_268_456,
};
const room = { name: 'room1', access: 'open', capacity: 8 };
const id = 'Vkdap1RjR0wChd9dvyvKtz';
const publicKey = 'A6EHv_POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg';
const member = { id, publicKey, profile, presence: 'present' };
const completeRoom = {
  self: 'JPbtasv-EAnAMNfKVnwzyk',
  room,
  members: [member],
  epoch: 'f8369a002f0b2',
  graceMs: 30_000,
};
const offer = {
  kind: 'description',
  type: 'offer',
  sdp: 'v=0\r\n',
  number: 1,
  signature:
    'yA47f_7xHiWzlsVrj5ls4baVMmu8gTEVbvRZ9QbUJgGXfn2bWix4fgsSrZ8tvAMfnYPmMeNG51QWYpslMU1rCg',
};
const candidate = {
  kind: 'candidate',
  candidate: 'candidate:3229573512 1 udp 2122194687 192.0.2.2 48944 typ host ufrag DgjB',
  sdpMid: '0',
  sdpMLineIndex: 0,
  usernameFragment: 'DgjB',
};
const endOfCandidates = {
  kind: 'candidate',
  candidate: '',
  sdpMid: null,
  sdpMLineIndex: null,
  usernameFragment: null,
};

// Of a private room, as in the test vectors of docs/PROTOCOL.md.
const privateRoomName = 'PVkdap1RjR0wChd9dvyvKtz';
const lock = {
  owner: publicKey,
  epoch: 0,
  entryHash: 'yuw3ACjnA-35YLz9RZLQmdMTrbTtxK8GkyM3U_kfTYk',
  signature:
    'pF7wiDwr8wixzzhUEGM2CQ49KMmbDfvIdNXdpBy69yRJYBr8BVJlA1lWsqgojM_XiMx_ulS4Ohd724I-cmJwDQ',
};
const token = 'k26KZyAwfCNL8I8v0IWgYadLg5WW7SPpga__SDZ4cl0';
const sealedProfile = {
  key: 'yuw3ACjn',
  sealed:
    'AAECAwQFBgcICQoLb8TTrsblHSHRYzbUzNeY8iQKt__EDTHgCRUtaziNbuSNLfFHTXVp18PXAR1tTt2SQltTcGgyi6VkrcBN8CNWsxutaebX3Lbhuft3ajsCI9payMkI0tednmtuQcXYpoCtfbs6HEt1vZ4_scrdmyUHwu0LaylpOJU1pcDN852p-1Z0WSkYBSFAUcY',
  revision: 1_795_370_268_456,
};
const sealedSignal = {
  kind: 'sealed',
  key: 'yuw3ACjn',
  sealed:
    'DA0ODxAREhMUFRYXTjV918jjU6eCQFAorhRhcUvpH1zmgGUIISzx22zksIXNIw5IlTdYOl5ElwH42gmuuHk3DYchDlbr_zFF9KoQcGLKZXvzuUVeYO7HMwurHoMmjZ4QlZm2i10mu1Ci3SCWVEM2F0BaPwJfNikCyEM',
};
const privateRoom = { name: privateRoomName, access: 'open', capacity: 8, lock };
const sealedMember = { ...member, profile: sealedProfile };

// A host of the private room, by the word of its owner.
const delegation = {
  owner: publicKey,
  role: 'host',
  signature:
    '7dX9PZyrR_HGQ7X9sy3pw4-mbDC5qB3O3h3CL_1zR1aYnHHIcsYx6x0yM8bkLcYh98Pq9KwDSef9xVZi9KPMBQ',
};
const host = { ...sealedMember, role: 'host', delegation };
const guestRights = { screen: false };
const moderation = {
  action: { type: 'mute', target: id },
  number: 1_795_370_268_575,
  signature: offer.signature,
};

const batch = { generation: 1_795_370_268_575, firstSequence: 1, signals: [offer, candidate] };

export const samples = {
  ConnectionParams: [{ publicKey, signature: offer.signature, protocol: '2-2' }],
  JoinInput: [
    { room: 'room1', profile },
    { room: 'room1', profile, lastEventId: 'f8369a002f0b2-3' },
    { room: privateRoomName, profile: sealedProfile, entry: { token, lock } },
    { room: privateRoomName, profile: sealedProfile, entry: { token, lock: null } },
    { room: privateRoomName, profile: sealedProfile, entry: { token, lock }, delegation },
  ],
  ModerateInput: [
    { moderation },
    ...[
      { type: 'setAccess', access: 'locked' },
      { type: 'setGuestRights', guestRights },
      { type: 'admit', target: null },
      { type: 'deny', target: id },
      { type: 'remove', target: id },
      { type: 'askToUnmute', target: id },
      { type: 'stopScreen', target: id },
      { type: 'lowerHand', target: null },
      { type: 'makeHost', target: id, delegation },
      { type: 'makeHost', target: id, delegation: null },
      { type: 'endRoom' },
    ].map((action) => ({ moderation: { ...moderation, action } })),
  ],
  PeekInput: [{ room: 'room1' }, { room: privateRoomName, token }],
  RoomPeek: [
    { memberCount: 0, capacity: 8, state: 'empty' },
    { memberCount: 1, capacity: 8, state: 'open' },
    { memberCount: 1, capacity: 8, state: 'waiting-room' },
    { memberCount: 2, capacity: 8, state: 'locked' },
    { memberCount: 8, capacity: 8, state: 'full' },
  ],
  Profile: [profile],
  WireProfile: [profile, sealedProfile],
  SendSignalsInput: [
    { ...batch, to: id },
    { ...batch, firstSequence: 3, signals: [endOfCandidates], to: id },
    { ...batch, signals: [sealedSignal], to: id },
  ],
  IceServers: [
    { servers: [{ urls: ['stun:stun.example:3478'] }], ttlMs: null },
    {
      servers: [{ urls: ['turn:turn.example:3478'], username: '1795413468', credential: 'secret' }],
      ttlMs: 43_200_000,
    },
  ],
  ServerInfo: [
    {
      version: '0.1.0',
      protocol: { min: 2, max: 2 },
      limits: { membersPerRoom: 8, messagesPerSecond: 50, graceMs: 30_000 },
    },
  ],
  TrackedRoomEvent: [
    { type: 'welcome', ...completeRoom },
    { type: 'resync', ...completeRoom },
    { type: 'joined', member },
    { type: 'joined', member: { ...member, presence: 'away' } },
    { type: 'left', id, reason: 'left' },
    { type: 'left', id, reason: 'grace-expired' },
    { type: 'left', id, reason: 'removed' },
    { type: 'left', id, reason: 'removed', by: 'JPbtasv-EAnAMNfKVnwzyk' },
    { type: 'left', id, reason: 'replaced' },
    { type: 'left', id, reason: 'ended' },
    { type: 'away', id },
    { type: 'back', id },
    { type: 'updated', id, profile },
    { type: 'room', room },
    { type: 'room', room: { ...room, access: 'waiting-room' } },
    { type: 'room', room: { ...room, access: 'locked' }, by: id },
    { type: 'signal', from: id, ...batch },
    { type: 'welcome', ...completeRoom, room: privateRoom, members: [sealedMember] },
    { type: 'resync', ...completeRoom, room: { ...privateRoom, lock: null }, members: [] },
    { type: 'joined', member: sealedMember },
    { type: 'updated', id, profile: sealedProfile },
    { type: 'room', room: privateRoom, by: id },
    { type: 'left', id, reason: 'link-changed' },
    { type: 'signal', from: id, ...batch, signals: [sealedSignal] },
    { type: 'welcome', ...completeRoom, role: 'host', waiting: [member] },
    { type: 'resync', ...completeRoom, role: 'owner', members: [host], waiting: [sealedMember] },
    { type: 'joined', member: host },
    { type: 'room', room: { ...privateRoom, guestRights }, by: id },
    { type: 'waiting', members: [member] },
    { type: 'waiting', members: [] },
    { type: 'asked', members: [host] },
    { type: 'role', id, role: 'host', delegation: null },
    { type: 'role', id, role: 'host', delegation },
    { type: 'moderated', by: id, moderation },
  ].map((data, index) => ({ id: `f8369a002f0b2-${index + 1}`, data })),
  PeerMessage: [
    { type: 'hello', capabilities: ['chat'] },
    { type: 'profile', profile },
    { type: 'batch', stream: 1_795_370_268_456, firstSequence: 1, messages: [{ type: 'unknown' }] },
    { type: 'acknowledgement', stream: 1_795_370_268_456, lastSequence: 1 },
    { type: 'comparison-commit', commitment: '0X-vMI5EucHgfg77Mkh-KX-fPrNm0mY7mNxI45YpPJg' },
    { type: 'comparison-reveal', nonce: 'QEFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFlaW1xdXl8' },
    { type: 'comparison-result', result: 'match' },
    { type: 'comparison-result', result: 'different' },
    { type: 'comparison-result', result: 'cancelled' },
  ],
} as const;
