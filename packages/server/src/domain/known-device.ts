import type { Account, KnownDevice } from './account.ts'
import { isYounger } from './age.ts'
import { isSameHash } from './secret-hash.ts'

/** One more ends the one not used for longest. */
const DEVICES_MAX = 10
const USER_AGENT_MAX = 256

/** How long a browser is known after its last login; no browser keeps a cookie for longer. */
const DEVICE_LIFETIME_MS = 400 * 86_400_000

/** The known device to which one of these secrets belongs. */
export function findDevice(account: Account, secretHashes: readonly string[], now: Date): KnownDevice | null {
  const isBrought = (device: KnownDevice) => secretHashes.some((secretHash) => isSameHash(device.secretHash, secretHash))
  return listKnownDevices(account, now).find(isBrought) ?? null
}

/** Adds a device in which somebody has just proven who they are. */
export function addDevice(account: Account, device: Pick<KnownDevice, 'secretHash' | 'userAgent'>, now: Date): Account {
  const added = { secretHash: device.secretHash, userAgent: device.userAgent.slice(0, USER_AGENT_MAX), addedAt: now, lastUsedAt: now }
  return { ...account, devices: [added, ...listKnownDevices(account, now)].slice(0, DEVICES_MAX) }
}

/** Notes that a known device was used to log in. */
export function touchDevice(account: Account, { secretHash }: KnownDevice, now: Date): Account {
  const touch = (device: KnownDevice) => (device.secretHash === secretHash ? { ...device, lastUsedAt: now } : device)
  return { ...account, devices: account.devices && account.devices.map(touch) }
}

/** The devices that are still known, the one used last first. */
export function listKnownDevices(account: Account, now: Date): readonly KnownDevice[] {
  return (account.devices ?? [])
    .filter((device) => isYounger(device.lastUsedAt, DEVICE_LIFETIME_MS, now))
    .toSorted((a, b) => b.lastUsedAt.getTime() - a.lastUsedAt.getTime())
}
