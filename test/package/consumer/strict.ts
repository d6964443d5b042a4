// A user's strict TypeScript: every declaration of the package is looked at (skipLibCheck is off).
import * as everything from 'xiangzhen'
import { sumFigures, type DecimalText, type Result } from 'xiangzhen/kernel'
import * as schemas from 'xiangzhen/schemas'
import * as zh from 'xiangzhen/text/zh'
import * as en from 'xiangzhen/text/en'

export const total: DecimalText = sumFigures(['0.1', '0.2'])

export function valueOf<T, Reason extends string>(result: Result<T, Reason>): T | undefined {
  return result.status === 'computed' ? result.value : undefined
}

// @ts-expect-error a total is text, never a number
export const wrong: number = total

// What an application writes has to be nameable in its own declarations.
export const documents = { ...schemas }
export const texts = { zh: { ...zh }, en: { ...en } }
export const doors = { ...everything }
