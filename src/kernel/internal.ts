// For the rooms of this package only; no entry of the package leads here.
export * from './exact.js'
export * from './scaled.js'
export * from './decimal.js'
export { exactOf } from './figures.js'
export { firstDifference } from './verify.js'
export { divideRounded } from './rounding.js'
export { divideColumn } from './division-column.js'
export { fractionText, greatestCommonDivisor, readFraction } from './fraction.js'
