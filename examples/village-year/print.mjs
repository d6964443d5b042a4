// The same report as plain text, for a terminal or a notice board.

/** Renders a report (see report.mjs) as lines of text. */
export function print(report) {
  const lines = [report.title, report.subtitle]
  for (const { title, blocks } of report.sections) {
    lines.push('', `【${title}】`)
    for (const block of blocks) lines.push(...blockLines(block))
  }
  return [...lines, '', report.footer].join('\n')
}

function blockLines(block) {
  switch (block.kind) {
    case 'figures':
      return block.items.map(
        ({ label, value, unit = '', note = '' }) =>
          `  ${label}: ${value}${unit === '' ? '' : ` ${unit}`}${note === '' ? '' : ` (${note})`}`,
      )
    case 'table':
      return tableLines(block)
    case 'bars':
      return [
        `  ${block.title}: ${block.items.map(({ label, value }) => `${label} ${value}`).join(' | ')} (${block.unit})`,
      ]
    case 'sentences':
      return block.list.map(({ text, tone = '', depth = 0 }) => `  ${'  '.repeat(depth)}${marks[tone] ?? '·'} ${text}`)
    default:
      throw new Error(`no block is called '${block.kind}'`)
  }
}

const marks = { good: '✓', bad: '✗', open: '?' }

function tableLines({ caption, columns, rows }) {
  const all = [columns.map(({ label }) => label), ...rows]
  const widths = columns.map((_, index) => Math.max(...all.map((row) => width(row[index]))))
  const written = all.map((row) => {
    const cells = row.map((cell, index) => pad(String(cell), widths[index], columns[index].align === 'end'))
    return `  ${cells.join('  ')}`.trimEnd()
  })
  return caption === undefined ? written : [`  ${caption}`, ...written]
}

function pad(cell, length, atStart) {
  const fill = ' '.repeat(length - width(cell))
  return atStart ? fill + cell : cell + fill
}

// Chinese characters and full-width signs take two columns in a terminal.
function width(cell) {
  let columns = 0
  for (const sign of String(cell)) columns += sign.codePointAt(0) > 0x2e7f ? 2 : 1
  return columns
}
