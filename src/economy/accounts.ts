/**
 * The accounting rules that an account title belongs to: `2004` is 财会〔2004〕12号 (for the years 2005 to 2023), `2023` is
 * 财会〔2023〕14号 (from 1 January 2024).
 */
export type AccountRegime = '2004' | '2023'
