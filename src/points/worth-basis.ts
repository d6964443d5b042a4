import { dateOfDay, type DiagnosticData } from '../kernel/index.js'
import { exactToPlainText, exactToShownText, type Exact } from '../kernel/internal.js'
import { bandOfExact } from '../scoring/internal.js'
import { decided, type BookItem } from './compiled-book.js'
import type { Contribution } from './contributions.js'
import { plainBand } from './entry-worth.js'
import { present, type PointBasisCode } from './explanation-steps.js'
import type { EntryDetail } from './gather-entries.js'
import { worthOn } from './item-contributions.js'
import { measuredValue } from './measured-worths.js'
import type { EntryWorth, PointBand } from './point-worths.js'
import { classFor, holdsRole, type ScoringDesk } from './scoring-desk.js'
import { shortfallsOf } from './shortfalls.js'

/** What the points of a contribution were judged by: the level, the band, the place, the how-manieth it is, what was missing. */
export function basisOf(desk: ScoringDesk<Exact>, item: BookItem, one: Contribution<Exact>): DiagnosticData {
  const { worth } = item
  const { detail } = one
  if (worth.by === 'shortfall') {
    const span = shortfallsOf(desk, item.item, worth, desk.detailsOf(desk.subject.id)).find(
      ({ day }) => day === one.day,
    )
    if (span === undefined) return {}
    const days = { from: dateOfDay(span.from), to: dateOfDay(span.day) }
    return basis('points-by-shortfall', { ...days, least: String(span.least), done: String(span.done) })
  }
  if (worth.by === 'measure') {
    const value = measuredValue(desk, worth.measure)
    if (value.kind !== 'points') return {}
    return worth.bands === undefined
      ? basis('points-by-figure', { quantity: exactToShownText(value.points, 12) })
      : bandBasis(worth.bands, value.points)
  }
  if (detail === undefined) return {}
  if (worth.by === 'count') return basis('points-by-times', { times: one.carried && exactToPlainText(one.carried) })
  const dated = worthOn(item, detail)
  return dated === undefined ? {} : entryBasis(desk, dated, detail)
}

function entryBasis(desk: ScoringDesk<Exact>, worth: EntryWorth, detail: EntryDetail): DiagnosticData {
  switch (worth.by) {
    case 'level': {
      const { level } = detail
      const own = level === undefined ? undefined : worth.levels[level]
      return own === undefined ? {} : basis('points-by-level', { level })
    }
    case 'range':
      return basis('points-by-range', {
        least: worth.least as string,
        most: worth.most === 'unbounded' ? undefined : (worth.most as string),
      })
    case 'bands':
      return bandBasis(worth.bands, desk.arithmetic.read(detail.entry.quantity ?? '1'))
    case 'place':
      return basis('points-by-place', { place: String(detail.entry.place), groupSize: String(detail.entry.groupSize) })
    case 'class': {
      const name = classFor(desk, detail.day) ?? ''
      const own = worth.classes[name]
      const within = own === undefined ? {} : entryBasis(desk, decided(own), detail)
      return within['basis'] === undefined ? classBasis(desk, name) : within
    }
    case 'role': {
      const own = worth.roles.find((one) => holdsRole(desk, [one.role], detail.day))?.worth ?? worth.others
      return own === undefined ? {} : entryBasis(desk, decided(own), detail)
    }
    default:
      return typeof worth.points === 'object' && 'byClass' in worth.points
        ? classBasis(desk, classFor(desk, detail.day) ?? '')
        : {}
  }
}

function classBasis({ reading }: ScoringDesk<Exact>, id: string): DiagnosticData {
  const title = (reading.rules.classes ?? []).find((one) => one.id === id)?.title
  return title === undefined ? {} : basis('points-by-class', { class: title })
}

function bandBasis(bands: readonly PointBand[], figure: Exact): DiagnosticData {
  const found = bandOfExact(
    bands.map((band, index) => plainBand(band, String(index), undefined)),
    figure,
  )
  if (found.found !== 'one') return {}
  const { from, to } = found.band
  return basis('points-by-band', { quantity: exactToShownText(figure, 12), lower: from?.at, upper: to?.at })
}

function basis(
  code: PointBasisCode,
  data: Readonly<Record<string, DiagnosticData[string] | undefined>>,
): DiagnosticData {
  return { basis: code, ...present(data) }
}
