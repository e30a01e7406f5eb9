/** Where the shopper says what they look for. Words go out; nothing is suggested while typing. */

import { h } from '../dom.ts'
import { searchPath } from '../router.ts'

export function searchForm(go: (path: string) => void): HTMLFormElement {
  const input = h('input', {
    type: 'search',
    name: 'q',
    'aria-label': 'Search the shop',
    placeholder: 'Search',
    autocomplete: 'off',
  })
  const form = h('form', { class: 'search', role: 'search' }, input)
  form.addEventListener('submit', event => {
    event.preventDefault()
    const words = input.value.trim()
    if (words !== '') go(searchPath(words))
  })
  return form
}
