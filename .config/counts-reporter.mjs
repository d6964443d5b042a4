// Closes a test run with one plain line, `N passed, N failed`, and leaves it in a file when one is named.
import { writeFileSync } from 'node:fs'

export default class CountsReporter {
  onTestRunEnd(modules, unhandledErrors) {
    let passed = 0
    let failed = unhandledErrors.length
    for (const module of modules) {
      const tests = [...module.children.allTests()]
      const states = tests.map((test) => test.result().state)
      passed += states.filter((state) => state === 'passed').length
      const failures = states.filter((state) => state !== 'passed').length
      // A file that could not be loaded has no tests, and has failed all the same.
      failed += failures === 0 && module.state() === 'failed' ? 1 : failures
    }
    const line = `${passed} passed, ${failed} failed`
    console.log(line)
    if (process.env.TEST_COUNTS) writeFileSync(process.env.TEST_COUNTS, `${line}\n`)
  }
}
