// A user's CommonJS file.
const assert = require('node:assert/strict')
const { sumFigures } = require('xiangzhen')
const kernel = require('xiangzhen/kernel')

assert.equal(kernel.sumFigures, sumFigures)
assert.equal(sumFigures(['0.1', '0.2']), '0.3')
console.log('require: one kernel behind both doors')
