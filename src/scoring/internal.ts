// For the rooms of this package only; no entry of the package leads here.
export { bandOfExact } from './bands.js'
