/**
 * The report's own script: searching and deciding. In: the data beside it. Out: overrides.json, as a
 * download. What must stay true: text is set as text, and nothing is asked of any network.
 */
const data = JSON.parse(document.getElementById('data').textContent)
const [ANCHOR, COMPANION, KIND, PROVENANCE, BAND, , ORDERS, LIFT] = [0, 1, 2, 3, 4, 5, 6, 7]
const MOST_FOUND = 30

const byId = id => document.getElementById(id)
const dialog = byId('dialog')
const author = byId('author')

/** An element with attributes and children; strings become text. */
function element(name, attributes, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

/** What a decision is about: one product, or one relation. */
const subject = ({ product, anchor, companion, kind }) =>
  JSON.stringify(product === undefined ? [anchor, companion, kind ?? null] : [product])

/** Decisions by what they are about: one each, so that the page can't contradict itself. */
const decisions = new Map(data.decisions.map(decision => [subject(decision), decision]))
let isSaved = true

const places = new Map(data.products.map(([id], place) => [id, place]))
const title = id => data.products[places.get(id)]?.[1] ?? id
const words = name => name.replaceAll('_', ' ')

const sentence = about =>
  about.product === undefined
    ? `${title(about.companion)} with ${title(about.anchor)}`
    : title(about.product)

const verdict = ({ action, to }) => (action === 'relabel' ? `relabel: ${words(to)}` : action)

// Deciding

let about
let opener

function ask(button, asked) {
  ;[opener, about] = [button, asked]
  const before = decisions.get(subject(asked))
  byId('dialog-title').textContent = sentence(asked)
  const form = dialog.querySelector('form')
  form.reset()
  for (const label of form.querySelectorAll('label[data-action]')) {
    const { action } = label.dataset
    label.hidden = asked.product !== undefined && action !== 'block' && action !== 'note'
    label.querySelector('input').checked = action === before?.action
  }
  byId('to').value = before?.to ?? asked.kind ?? data.kinds[0]
  byId('note').value = before?.note ?? ''
  form.querySelector('[value=undo]').hidden = before === undefined
  showKinds()
  dialog.showModal()
}

function showKinds() {
  const chosen = dialog.querySelector('input[name=action]:checked')?.value
  byId('to-label').hidden = chosen !== 'relabel'
}

dialog.addEventListener('change', showKinds)

dialog.addEventListener('close', () => {
  const key = subject(about)
  if (dialog.returnValue === 'undo') decisions.delete(key)
  if (dialog.returnValue === 'decide') decisions.set(key, decided())
  if (dialog.returnValue === 'undo' || dialog.returnValue === 'decide') {
    isSaved = false
    show()
  }
  dialog.returnValue = ''
  opener?.focus()
})

function decided() {
  const action = dialog.querySelector('input[name=action]:checked').value
  const note = byId('note').value.trim()
  const day = new Date()
  const pad = number => String(number).padStart(2, '0')
  return {
    action,
    ...about,
    ...(action === 'relabel' && { to: byId('to').value }),
    ...(note !== '' && { note }),
    author: author.value.trim(),
    date: `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`,
  }
}

// Showing

function show() {
  for (const row of document.querySelectorAll('tr[data-anchor]')) showRow(row)
  byId('decided').replaceChildren(
    ...[...decisions.values()].map(decision => {
      const { author: who, date, note } = decision
      const signed = `${verdict(decision)} (${who || 'not signed yet'}, ${date})`
      return element('li', {}, `${sentence(decision)}: ${signed}${note ? `. ${note}` : ''}`)
    }),
  )
  const count = decisions.size
  const counted = count === 1 ? '1 decision' : `${count} decisions`
  byId('status').textContent =
    count === 0 ? 'Nothing decided yet.' : `${counted}, ${isSaved ? 'saved' : 'not saved yet'}.`
  byId('save').disabled = isSaved && count === 0
}

function showRow(row) {
  const { anchor, companion, kind } = row.dataset
  const cell = row.querySelector('.decision')
  const decision = decisions.get(subject({ anchor, companion, kind }))
  row.toggleAttribute('data-decided', decision !== undefined)
  cell.querySelector('strong')?.remove()
  if (decision) cell.prepend(element('strong', {}, verdict(decision)))
  if (cell.querySelector('button')) return
  const name = `Decide about ${sentence({ anchor, companion })}`
  const button = element('button', { type: 'button', 'aria-label': name }, 'Decide…')
  button.addEventListener('click', () => ask(button, { anchor, companion, kind }))
  cell.append(button)
}

// Searching

byId('search').addEventListener('input', ({ target }) => {
  const wanted = target.value.trim().toLowerCase()
  const fits = ([id, name]) =>
    id.toLowerCase().includes(wanted) || name.toLowerCase().includes(wanted)
  const found = wanted === '' ? [] : data.products.filter(fits)
  byId('found').textContent =
    wanted === '' ? `${data.products.length} products` : `${found.length} found`
  byId('results').replaceChildren(
    ...found.slice(0, MOST_FOUND).map(([id, name]) => {
      const button = element('button', { type: 'button' }, `${name} `, element('small', {}, id))
      button.addEventListener('click', () => showProduct(id))
      return element('li', {}, button)
    }),
  )
})

function showProduct(id) {
  const place = places.get(id)
  const heading = element('h3', { tabindex: '-1' }, `${title(id)} `, element('small', {}, id))
  const button = element('button', { type: 'button' }, 'Decide about this product…')
  button.addEventListener('click', () => ask(button, { product: id }))
  const says = data.relations.filter(row => row[ANCHOR] === place)
  const hears = data.relations.filter(row => row[COMPANION] === place)
  byId('product').replaceChildren(
    heading,
    element('p', {}, button),
    relationTable('What it suggests, the first first', says),
    relationTable('What suggests it', hears),
  )
  for (const row of byId('product').querySelectorAll('tr[data-anchor]')) showRow(row)
  heading.focus()
}

function relationTable(name, relations) {
  if (relations.length === 0) return element('p', {}, `${name}: nothing.`)
  const head = ['with', 'suggests', 'kind', 'evidence', 'decision']
  const columns = head.map(column => element('th', { scope: 'col' }, column))
  const table = element(
    'table',
    { class: 'relations' },
    element('caption', {}, name),
    element('thead', {}, element('tr', {}, ...columns)),
    element('tbody', {}, ...relations.map(relationRow)),
  )
  return element(
    'div',
    { class: 'scroll', role: 'region', 'aria-label': name, tabindex: '0' },
    table,
  )
}

function relationRow(row) {
  const product = place => {
    const [id, name] = data.products[place]
    return [`${name} `, element('small', {}, id)]
  }
  const kind = data.kinds[row[KIND]]
  const [anchor, companion] = [data.products[row[ANCHOR]][0], data.products[row[COMPANION]][0]]
  return element(
    'tr',
    { 'data-anchor': anchor, 'data-companion': companion, 'data-kind': kind },
    element('th', { scope: 'row' }, ...product(row[ANCHOR])),
    element('td', {}, ...product(row[COMPANION])),
    element('td', {}, words(kind)),
    element('td', {}, evidence(row)),
    element('td', { class: 'decision' }),
  )
}

function evidence(row) {
  const provenance = data.provenances[row[PROVENANCE]]
  if (provenance === 'declared') return 'the shop states it'
  if (provenance === 'curated') return 'a person decided it'
  const orders = row[ORDERS] === null ? '' : `, about ${row[ORDERS]} orders`
  const lift = row[LIFT] === null ? '' : `, ${(row[LIFT] / 10).toFixed(1)} × chance`
  return `${data.bands[row[BAND]]}${orders}${lift}`
}

// Saving

byId('save').addEventListener('click', () => {
  const name = author.value.trim()
  const isSigned = [...decisions.values()].every(decision => decision.author !== '')
  if (name === '' && !isSigned) {
    byId('status').textContent = 'Say who decides, then save.'
    author.focus()
    return
  }
  for (const decision of decisions.values()) decision.author ||= name
  const file = { version: data.version, decisions: [...decisions.values()] }
  const url = URL.createObjectURL(
    new Blob([`${JSON.stringify(file, null, 2)}\n`], { type: 'application/json' }),
  )
  element('a', { href: url, download: 'overrides.json' }).click()
  URL.revokeObjectURL(url)
  isSaved = true
  show()
})

addEventListener('beforeunload', event => {
  if (!isSaved) event.preventDefault()
})

// On paper there is nothing to unfold.
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details')) details.open = true
})

show()
