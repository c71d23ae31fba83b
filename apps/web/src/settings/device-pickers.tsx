export function DevicePickers() { return null; }
