// One self-contained page: no script, no font, no request. Charts are inline SVG, and every chart has its figures beside it.

/** Renders a report (see report.mjs) as one HTML document. */
export function page(report) {
  const sections = report.sections.map(section).join('\n')
  const index = report.sections.map(({ id, title }) => `<a href="#${id}">${text(title)}</a>`).join('')
  return `<!doctype html>
<html lang="${report.language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(report.title)}</title>
<style>${style}</style>
</head>
<body>
<header><h1>${text(report.title)}</h1><p>${text(report.subtitle)}</p><nav>${index}</nav></header>
<main>
${sections}
</main>
<footer>${text(report.footer)}</footer>
</body>
</html>
`
}

function section({ id, title, blocks }) {
  return `<section id="${id}"><h2>${text(title)}</h2>${blocks.map(block).join('\n')}</section>`
}

function block(one) {
  switch (one.kind) {
    case 'figures':
      return `<dl class="figures">${one.items.map(figure).join('')}</dl>`
    case 'table':
      return table(one)
    case 'bars':
      return bars(one)
    case 'sentences':
      return `<ul class="sentences">${one.list.map(sentence).join('')}</ul>`
    default:
      throw new Error(`no block is called '${one.kind}'`)
  }
}

function figure({ label, value, unit = '', note = '', tone = '' }) {
  const small = note === '' ? '' : `<small>${text(note)}</small>`
  return `<div class="${tone}"><dt>${text(label)}</dt><dd>${text(value)}<span>${text(unit)}</span>${small}</dd></div>`
}

function sentence({ text: words, tone = '', depth = 0 }) {
  return `<li class="${tone}" style="margin-inline-start:${depth * 1.4}em">${text(words)}</li>`
}

function table({ caption, columns, rows }) {
  const head = columns
    .map(({ label, align = 'start' }) => `<th scope="col" class="${align}">${text(label)}</th>`)
    .join('')
  const body = rows
    .map(
      (row) =>
        `<tr>${row.map((cell, i) => `<td class="${columns[i].align ?? 'start'}">${text(cell)}</td>`).join('')}</tr>`,
    )
    .join('')
  const title = caption === undefined ? '' : `<caption>${text(caption)}</caption>`
  return `<div class="scroll"><table>${title}<thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`
}

// Geometry only: the figure that is printed is the text that the library gave.
function bars({ title, unit, items, limit }) {
  const width = 460
  const row = 34
  const left = 104
  const right = 84
  const top = Math.max(...items.map(({ value }) => Math.abs(Number(value))), Number(limit?.value ?? 0), 1e-9)
  const scale = (value) => ((width - left - right) * Math.abs(Number(value))) / top
  const lines = items.map(({ label, value, tone = '' }, index) => {
    const y = index * row
    const length = Math.max(scale(value), 1).toFixed(1)
    return (
      `<text x="${left - 10}" y="${y + 21}" text-anchor="end">${text(label)}</text>` +
      `<rect class="${tone}" x="${left}" y="${y + 6}" width="${length}" height="${row - 12}" rx="3"/>` +
      `<text class="value" x="${left + Number(length) + 8}" y="${y + 21}">${text(value)}</text>`
    )
  })
  const mark = limit === undefined ? '' : limitMark(left + scale(limit.value), items.length * row, limit.label)
  const height = items.length * row + (limit === undefined ? 4 : 24)
  const described = items.map(({ label, value }) => `${label} ${value}`).join('; ')
  return (
    `<figure><figcaption>${text(title)}<span>${text(unit)}</span></figcaption>` +
    `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${text(`${title}: ${described}`)}">${lines.join('')}${mark}</svg></figure>`
  )
}

function limitMark(x, y, label) {
  return (
    `<line class="limit" x1="${x.toFixed(1)}" x2="${x.toFixed(1)}" y1="0" y2="${y + 4}"/>` +
    `<text class="value" x="${x.toFixed(1)}" y="${y + 18}" text-anchor="middle">${text(label)}</text>`
  )
}

function text(value) {
  return String(value).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

const style = `
:root{color-scheme:light dark;--ink:#1d2a24;--soft:#5b6b63;--paper:#fbfaf6;--card:#fff;--line:#dfe3dc;--bar:#2f7d5b;--good:#1f7a4d;--bad:#b3372f;--open:#a06a00}
@media (prefers-color-scheme:dark){:root{--ink:#e8ece8;--soft:#a3b0a9;--paper:#141816;--card:#1c221f;--line:#333c37;--bar:#57b58b;--good:#63c797;--bad:#ef8a80;--open:#e0b25a}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.65 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
header,main,footer{max-width:860px;margin:0 auto;padding:0 18px}
header{padding-top:34px}h1{font-size:1.75rem;line-height:1.3;margin:0}header p{color:var(--soft);margin:.4em 0 1em}
nav{display:flex;flex-wrap:wrap;gap:.4em .9em}nav a{color:var(--bar)}
section{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:6px 20px 16px;margin:18px 0}
h2{font-size:1.2rem;margin:.7em 0 .5em}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin:0 0 12px}
.figures div{border-inline-start:3px solid var(--bar);padding-inline-start:10px}
dt{color:var(--soft);font-size:.86rem}dd{margin:0;font-size:1.28rem;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
dd span{font-size:.85rem;margin-inline-start:.25em}dd small{display:block;font-size:.8rem;color:var(--soft)}
.sentences{margin:8px 0;padding-inline-start:1.2em}.sentences li{margin:.15em 0}
li.good,div.good dd{color:var(--good)}li.bad,div.bad dd{color:var(--bad)}li.open,div.open dd{color:var(--open)}
.figures .good{border-color:var(--good)}.figures .bad{border-color:var(--bad)}.figures .open{border-color:var(--open)}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:8px 0;font-variant-numeric:tabular-nums}
caption{text-align:start;color:var(--soft);font-size:.9rem;padding:4px 0}th,td{padding:5px 8px;border-bottom:1px solid var(--line);text-align:start;vertical-align:top}
th{font-weight:600;font-size:.9rem}.end{text-align:end}
figure{margin:14px 0 6px}figcaption{font-size:.92rem;color:var(--soft)}figcaption span{margin-inline-start:.6em}
svg{width:100%;height:auto;max-width:520px}svg text{fill:var(--ink);font-size:14px}svg .value{fill:var(--soft);font-size:13px}
rect{fill:var(--bar)}rect.good{fill:var(--good)}rect.bad{fill:var(--bad)}rect.open{fill:var(--open)}.limit{stroke:var(--bad);stroke-dasharray:4 3}
footer{color:var(--soft);font-size:.86rem;padding:6px 18px 40px}
@media print{body{background:#fff}section{break-inside:avoid}nav{display:none}}
`
