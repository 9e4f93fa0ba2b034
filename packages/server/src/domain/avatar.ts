import { createHash } from 'node:crypto'

const SIZE = 5
const TILE = 16

/** A picture for an account: a symmetric pattern of tiles in two related colours, always the same for the same id, and with nothing in it that somebody typed. SVG. */
export function drawAvatar(accountId: string): string {
  const digest = createHash('sha256').update(`avatar:${accountId}`).digest()
  const hue = Math.round(((digest[0] ?? 0) / 256) * 360)
  const isFilled = (column: number, row: number) => {
    const mirrored = Math.min(column, SIZE - 1 - column)
    return ((digest[1 + row * 3 + mirrored] ?? 0) & 1) === 1
  }
  const cells = Array.from({ length: SIZE * SIZE }, (_, index) => ({ column: index % SIZE, row: Math.floor(index / SIZE) }))
  const tiles = cells
    .filter(({ column, row }) => isFilled(column, row))
    .map(({ column, row }) => `M${column * TILE} ${row * TILE}h${TILE}v${TILE}h-${TILE}z`)
  const side = SIZE * TILE
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 -8 ${side + 16} ${side + 16}" width="96" height="96" role="img">` +
    `<path fill="hsl(${hue} 45% 90%)" d="M-8 -8h${side + 16}v${side + 16}h-${side + 16}z"/>` +
    `<path fill="hsl(${(hue + 30) % 360} 55% 42%)" d="${tiles.join('')}"/></svg>`
  )
}
