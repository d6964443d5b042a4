// A user's web page.
import { sumFigures } from 'xiangzhen'

export const total = sumFigures(['0.1', '0.2'])
