import type { DiagnosticData } from '../kernel/index.js'
import {
  type Exact,
  compareExact,
  exactInteger,
  exactOf,
  exactOne,
  exactZero,
  signExact,
  wholeExact,
} from '../kernel/internal.js'
import {
  type LeafInput,
  type LeafOutcome,
  type NodeHit,
  byChoice,
  leafPoints,
  leafRefused,
  withoutTarget,
} from './leaf.js'
import type { OverFulfilment, OverSteps, ProportionalMethod, StepMethod, StepUnit, ThresholdMethod } from './methods.js'
import {
  type Working,
  chosenStep,
  differenceStep,
  figureText,
  givenStep,
  minimumStep,
  percentText,
  productStep,
  quotientStep,
  sumStep,
} from './working.js'

/** All or nothing. */
export function scoreThreshold(method: ThresholdMethod, figure: Working, input: LeafInput): LeafOutcome {
  const { target } = input
  if (target === undefined) return withoutTarget(input)
  const side = compareExact(figure.figure, target.figure)
  const passed = { atLeast: side >= 0, moreThan: side > 0, atMost: side <= 0, lessThan: side < 0 }[method.pass]
  const points = passed ? input.weight : exactOf(method.missed ?? '0')
  const data = { ...against(figure, target, input) }
  return leafPoints(chosenStep(passed ? 'threshold-passed' : 'threshold-missed', points, data, [figure, target]))
}

/** The figure and the target as people read them. */
function against(figure: Working, target: Working, { indicator }: LeafInput): DiagnosticData {
  return { actual: figureText(figure.figure), target: figureText(target.figure), unit: indicator.unit ?? '' }
}

/** In proportion to the target. */
export function scoreProportional(method: ProportionalMethod, figure: Working, input: LeafInput): LeafOutcome {
  const { target } = input
  if (target === undefined) return withoutTarget(input)
  const sign = signExact(target.figure)
  if (sign < 0) return leafRefused('negative-target', { target: figureText(target.figure) })
  const full = givenStep('weight', input.weight)
  if (method.better === 'lower') {
    if (signExact(figure.figure) <= 0)
      return leafPoints(chosenStep('nothing-happened', input.weight, against(figure, target, input), [figure, target]))
    return overTarget(method, quotientStep('completion', target, figure), full, input, undefined, figure)
  }
  if (sign === 0) {
    if (method.whenTargetZero === undefined || method.whenTargetZero === 'notApplicable')
      return leafRefused('zero-target')
    return leafPoints(chosenStep('target-zero', method.whenTargetZero === 'full' ? input.weight : exactZero))
  }
  return overTarget(method, quotientStep('completion', figure, target), full, input, figure, figure)
}

function overTarget(
  method: ProportionalMethod,
  completion: Working,
  full: Working,
  input: LeafInput,
  figure: Working | undefined,
  shown: Working,
): LeafOutcome {
  const said = {
    ...against(shown, input.target as Working, input),
    weight: figureText(full.figure),
    completion: percentText(completion.figure),
  }
  if (method.zeroBelow !== undefined && compareExact(completion.figure, exactOf(method.zeroBelow)) < 0) {
    return leafPoints(
      chosenStep('below-minimum', exactZero, { ...said, minimum: percentText(exactOf(method.zeroBelow)) }, [
        completion,
      ]),
    )
  }
  const side = compareExact(completion.figure, exactOne)
  if (side > 0) return overFulfilled(method.over, completion, full, input, figure, said)
  if (side === 0 || method.whole === undefined || figure === undefined) {
    return leafPoints(productStep('proportional', [full, completion], said))
  }
  const whole = givenStep('whole', exactOf(method.whole))
  return byChoice(input, 'proportion-base', method.base, ['target', 'whole'], (base) =>
    leafPoints(
      base === 'target'
        ? productStep('proportional', [full, completion], said)
        : productStep('proportional-of-whole', [full, quotientStep('share-of-whole', figure, whole)]),
    ),
  )
}

function overFulfilled(
  stated: OverFulfilment | undefined,
  completion: Working,
  full: Working,
  input: LeafInput,
  figure: Working | undefined,
  said: DiagnosticData,
): LeafOutcome {
  const counted = (share: Exact): DiagnosticData => ({ ...said, counted: percentText(share) })
  if (stated?.kind === 'steps' && figure !== undefined && input.target !== undefined) {
    return withOverSteps(full, stated, differenceStep('beyond-target', [figure, input.target]), input)
  }
  if (stated?.kind === 'capAt') {
    const ratio = minimumStep('completion-capped', [completion, givenStep('cap', exactOf(stated.times))])
    return leafPoints(
      productStep('proportional', [full, ratio], counted(ratio.figure)),
      capHit(completion.figure, exactOf(stated.times)),
    )
  }
  const kind = stated === undefined || stated.kind === 'steps' ? input.policies.overFulfilment : stated.kind
  return byChoice(input, 'over-fulfilment', kind, ['capAtWeight', 'uncapped'], (option) => {
    if (option === 'uncapped') return leafPoints(productStep('proportional', [full, completion], said))
    const ratio = minimumStep('completion-capped', [completion, givenStep('cap', exactOne)])
    return leafPoints(productStep('proportional', [full, ratio], counted(exactOne)), ['cap'])
  })
}

function capHit(value: Exact, cap: Exact): readonly NodeHit[] {
  return compareExact(value, cap) > 0 ? ['cap'] : []
}

/** Points off for each step of the gap. */
export function scoreSteps(method: StepMethod, figure: Working, input: LeafInput): LeafOutcome {
  const { target } = input
  if (target === undefined) return withoutTarget(input)
  const full = givenStep('weight', input.weight)
  const short =
    method.better === 'higher'
      ? differenceStep('shortfall', [target, figure])
      : differenceStep('excess', [figure, target])
  const side = signExact(short.figure)
  if (side < 0 && method.over !== undefined) {
    const beyond = method.better === 'higher' ? [figure, target] : [target, figure]
    return withOverSteps(full, method.over, differenceStep('beyond-target', beyond as [Working, Working]), input)
  }
  if (side <= 0)
    return leafPoints(chosenStep('target-reached', input.weight, against(figure, target, input), [figure, target]))
  const { zeroBeyond } = method
  if (zeroBeyond !== undefined) {
    const past = compareExact(figure.figure, exactOf(zeroBeyond))
    const data = { ...against(figure, target, input), limit: zeroBeyond }
    if (method.better === 'higher' ? past < 0 : past > 0) {
      return leafPoints(chosenStep('beyond-limit', exactZero, data, [figure]))
    }
  }
  const gap = inUnit(short, method.unit, target)
  if (gap === undefined) return leafRefused(signExact(target.figure) === 0 ? 'zero-target' : 'negative-target')
  const counted = beyondTolerance(gap, method.tolerance)
  if (signExact(counted.figure) <= 0) return leafPoints(chosenStep('within-tolerance', input.weight, {}, [gap]))
  const parts = quotientStep('steps-in-gap', counted, givenStep('step-size', exactOf(method.size)))
  return byChoice(input, 'step-rounding', method.whole ?? input.policies.stepRounding, wholeOptions, (whole) => {
    const steps = wholeSteps(parts, whole)
    const data = { each: method.points, steps: figureText(steps.figure), unit: input.indicator.unit ?? '' }
    const off = productStep('step-deduction', [givenStep('points-per-step', exactOf(method.points)), steps], data)
    return leafPoints(...limitedDeduction(full, off, method.most))
  })
}

/** Ways to count part of a step. */
export const wholeOptions = ['continuous', 'floor', 'ceil'] as const

/** How many steps count. */
export function wholeSteps(parts: Working, whole: (typeof wholeOptions)[number]): Working {
  if (whole === 'continuous') return parts
  const figure = exactInteger(wholeExact(parts.figure, whole))
  return {
    code: 'whole-steps',
    data: { whole: `steps-${whole}` },
    figure,
    operation: 'rounded',
    lines: [parts],
    rounding: { digits: 0, mode: whole },
  }
}

/** The weight minus a deduction that has a limit of its own. */
export function limitedDeduction(
  full: Working,
  off: Working,
  most: string | undefined,
): readonly [Working, readonly NodeHit[]] {
  const said = (less: Working): DiagnosticData => ({ weight: figureText(full.figure), off: figureText(less.figure) })
  if (most === undefined) return [differenceStep('after-deduction', [full, off], said(off)), []]
  const limit = exactOf(most)
  const limited = minimumStep('deduction-limited', [off, givenStep('most', limit)])
  return [
    differenceStep('after-deduction', [full, limited], said(limited)),
    compareExact(off.figure, limit) > 0 ? ['most'] : [],
  ]
}

function beyondTolerance(gap: Working, tolerance: string | undefined): Working {
  return tolerance === undefined
    ? gap
    : differenceStep('beyond-tolerance', [gap, givenStep('tolerance', exactOf(tolerance))])
}

const hundred = /*#__PURE__*/ exactInteger(100)

function inUnit(gap: Working, unit: StepUnit, target: Working): Working | undefined {
  if (unit !== 'percentOfTarget') return gap
  if (signExact(target.figure) <= 0) return undefined
  return productStep('gap-percent', [quotientStep('gap-share', gap, target), givenStep('factor', hundred)])
}

function withOverSteps(full: Working, over: OverSteps, beyond: Working, input: LeafInput): LeafOutcome {
  const target = input.target as Working
  const gap = inUnit(beyond, over.unit ?? 'absolute', target)
  if (gap === undefined) return leafRefused(signExact(target.figure) === 0 ? 'zero-target' : 'negative-target')
  const parts = quotientStep('steps-beyond', gap, givenStep('step-size', exactOf(over.size)))
  return byChoice(input, 'step-rounding', over.whole ?? input.policies.stepRounding, wholeOptions, (whole) => {
    const more = productStep('step-bonus', [
      givenStep('points-per-step', exactOf(over.points)),
      wholeSteps(parts, whole),
    ])
    if (over.most === undefined) return leafPoints(sumStep('with-bonus', [full, more]))
    const most = exactOf(over.most)
    const limited = minimumStep('bonus-limited', [more, givenStep('most', most)])
    return leafPoints(sumStep('with-bonus', [full, limited]), compareExact(more.figure, most) > 0 ? ['most'] : [])
  })
}
