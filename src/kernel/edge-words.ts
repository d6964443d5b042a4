import type { Mark } from './bound-words.js'
import type { StatedValue } from './stated.js'

/** 含 or 不含 in brackets: where it stood in the text, and whether the edge is out. */
export interface EdgeWord {
  /** How much of the text without brackets stands before it. */
  readonly at: number
  /** 不含. */
  readonly out: boolean
}

/** Takes 含, 含本数 and 不含 in brackets out of a plain text. */
export function withoutEdges(plain: string): { readonly rest: string; readonly edges: readonly EdgeWord[] } {
  const edges: EdgeWord[] = []
  let taken = 0
  const rest = plain.replace(/\((不?)含[^()]*\)/g, (all, out: string, at: number) => {
    edges.push({ at: at - taken, out: out !== '' })
    taken += all.length
    return ''
  })
  return { rest, edges }
}

const beyond = { atLeast: 'above', atMost: 'below' } as const

/** A bound with what the brackets say of its edge; `none` where they say what cannot be. */
export function markWithEdges(mark: Mark | undefined, edges: readonly EdgeWord[]): Mark | undefined | 'none' {
  const [edge, second] = edges
  if (edge === undefined) return mark
  if (second !== undefined || mark === undefined) return 'none'
  if (mark === 'atLeast' || mark === 'atMost') return edge.out ? beyond[mark] : mark
  return edge.out ? mark : 'none'
}

type Between = Extract<StatedValue, { readonly kind: 'between' }>

/** A range with what the brackets say of its ends; `undefined` where they say one end twice. */
export function rangeWithEdges(range: Between, edges: readonly EdgeWord[], text: string): Between | undefined {
  const middle = text.search(/(?!^)[至到~—–-]/)
  const [low, high] = [edges.filter(({ at }) => at <= middle), edges.filter(({ at }) => at > middle)]
  if (low.length > 1 || high.length > 1) return undefined
  return {
    ...range,
    ...(low[0]?.out === true ? ({ lowOpen: true } as const) : {}),
    ...(high[0]?.out === true ? ({ highOpen: true } as const) : {}),
  }
}
