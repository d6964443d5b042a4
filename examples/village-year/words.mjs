// The page's own words. Sentences about figures come from the library's catalogues.

/** Picks the words of one language: `say('投资', 'Investment')`. */
export function speaker(language) {
  return (zh, en) => (language === 'zh' ? zh : en)
}

/** A published figure without trailing zeros: `4.0000` is printed `4`. */
export function plain(figure) {
  return figure.includes('.') ? figure.replace(/\.?0+$/, '') : figure
}

/** A known figure of a result: exact, about, or a bound. */
export function known(figure, say) {
  switch (figure.kind) {
    case 'exact':
      return plain(figure.value)
    case 'about':
      return say(`约${plain(figure.value)}`, `about ${plain(figure.value)}`)
    case 'between':
      return `${plain(figure.low)}–${plain(figure.high)}`
    default:
      return say(`${bounds[figure.kind].zh}${plain(figure.value)}`, `${bounds[figure.kind].en} ${plain(figure.value)}`)
  }
}

const bounds = {
  atLeast: { zh: '不低于', en: 'at least' },
  above: { zh: '超过', en: 'above' },
  atMost: { zh: '不超过', en: 'at most' },
  below: { zh: '不足', en: 'below' },
}
