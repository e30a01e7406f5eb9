/**
 * A drawer at the page's side. A title and content come in; how to open and close it goes out.
 * What must stay true: Escape closes it, and focus goes back to where the shopper was.
 */

import { h } from '../dom.ts'

export interface Drawer {
  element: HTMLDialogElement
  open(): void
  close(): void
}

interface Make {
  title: string
  className: string
  /** Whether the page behind rests while it is open. */
  isModal: boolean
  content: readonly Node[]
  /** Told of each opening and closing. */
  turned?: (isOpen: boolean) => void
}

export function drawer({ title, className, isModal, content, turned }: Make): Drawer {
  const shut = h('button', { type: 'button', class: 'text-button' }, 'Close')
  const heading = h('h2', { id: `${className}-title`, tabindex: -1 }, title)
  const element = h(
    'dialog',
    { class: `drawer ${className}`, 'aria-labelledby': `${className}-title` },
    h('div', { class: 'drawer-head' }, heading, shut),
    content,
  )
  let opener: Element | null = null
  const close = () => element.open && element.close()
  shut.addEventListener('click', close)
  element.addEventListener('close', () => {
    turned?.(false)
    if (opener instanceof HTMLElement) opener.focus({ preventScroll: true })
  })
  element.addEventListener('keydown', event => {
    if (event.key === 'Escape') close()
  })
  element.addEventListener('click', event => {
    // A click on the backdrop is one on the dialog itself.
    if (isModal && event.target === element) close()
  })
  return {
    element,
    close,
    open() {
      if (element.open) return
      opener = document.activeElement
      if (isModal) element.showModal()
      else element.show()
      heading.focus()
      turned?.(true)
    },
  }
}
