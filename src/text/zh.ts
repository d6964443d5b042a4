import { zhEconomy } from './zh/economy.js'
import { zhEconomyShares } from './zh/economy-shares.js'
import { zhKernel } from './zh/kernel.js'

/** Every sentence that the library can say, in Chinese: pass it to `describe` and `explain`. */
export const zh = {
  language: 'zh' as const,
  sentences: { ...zhKernel, ...zhEconomy, ...zhEconomyShares },
}
