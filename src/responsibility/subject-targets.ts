import { decisionFor, readFigure, type Decision } from '../kernel/index.js'
import {
  ownValue,
  addExact,
  exactInteger,
  exactOf,
  exactZero,
  divideExact,
  maxExact,
  minExact,
} from '../kernel/internal.js'
import type { PeerFigures } from './leaf.js'
import type { TargetRule } from './measures.js'
import type { Actual, SchemeSubject } from './scheme-facts.js'
import type { Indicator } from './scheme.js'
import { figureText, givenStep, maximumStep, minimumStep, productStep, type Working } from './working.js'

/** What a target is worked out from. */
export interface TargetFacts {
  readonly subject: SchemeSubject
  readonly rows: readonly Actual[]
  readonly peers: PeerFigures | undefined
  readonly decisions: readonly Decision[]
  /** The mean of the peers with or without the subject itself, where the rule leaves it open. */
  readonly own: 'included' | 'excluded' | undefined
}

/** The target of an indicator for one subject to whom none was assigned. */
export function targetOf({ id, target }: Indicator, facts: TargetFacts): Working | undefined {
  if (target !== undefined) return targetBy(target, facts)
  const decided = readFigure(decisionFor(facts.decisions, 'target', id)?.value)
  return decided.ok ? givenStep('target-decided', decided.figure) : undefined
}

type StatedTarget = NonNullable<Indicator['target']>

/** The rules that a target follows, those within others too. */
export function derivedTargets(target: StatedTarget | undefined): readonly TargetRule[] {
  if (target === undefined || typeof target === 'string') return []
  return 'of' in target ? target.of.flatMap(derivedTargets) : [target]
}

function targetBy(rule: StatedTarget, facts: TargetFacts): Working | undefined {
  if (typeof rule === 'string') return givenStep('target', exactOf(rule))
  const { subject, rows, peers } = facts
  switch (rule.kind) {
    case 'assigned':
      return undefined
    case 'groups': {
      const text = ownValue(rule.targets, subject.group ?? '')
      return text === undefined ? undefined : givenStep('target', exactOf(text))
    }
    case 'largest':
    case 'smallest': {
      const all = rule.of.map((one) => targetBy(one, facts))
      if (all.includes(undefined)) return undefined
      const lines = all as [Working, ...Working[]]
      return rule.kind === 'largest' ? maximumStep('target-largest', lines) : minimumStep('target-smallest', lines)
    }
    case 'previous': {
      const row = rows.find((one) => one.part === 'previous' && one.value !== undefined)
      return row?.value === undefined ? undefined : timesOver(givenStep('target-previous', exactOf(row.value)), rule)
    }
    case 'subject': {
      const text = ownValue(subject.figures, rule.figure)
      if (text === undefined) return undefined
      return timesOver(givenStep('subject-figure', exactOf(text), { name: rule.figure }), rule)
    }
    case 'peerMean': {
      const mine = peers?.own
      const others = peers?.others ?? []
      const all = (rule.own ?? facts.own) === 'excluded' || mine === undefined ? others : [mine, ...others]
      if (all.length === 0) return undefined
      const mean = divideExact(all.reduce(addExact, exactZero), exactInteger(all.length))
      return timesOver(givenStep('peer-mean', mean, { peers: all.length, mean: figureText(mean) }), rule)
    }
    case 'peerBest': {
      const all = [...(peers?.own === undefined ? [] : [peers.own]), ...(peers?.others ?? [])]
      if (all.length === 0) return undefined
      return timesOver(givenStep('peer-best', all.reduce(rule.better === 'higher' ? maxExact : minExact)), rule)
    }
  }
}

function timesOver(target: Working, { times }: { readonly times?: string }): Working {
  return times === undefined ? target : productStep('target-times', [target, givenStep('factor', exactOf(times))])
}
