/**
 * The element maker. A tag, its attributes and its children come in; an element goes out.
 * What must stay true: text is only ever text. Nothing here can parse markup.
 */
import { hrefOf } from './addresses.ts'

export type Child = Node | string | number | false | null | undefined | readonly Child[]

/** `true` sets an empty attribute; `false`, `null` and `undefined` leave it out. */
export type Attributes = Record<string, string | number | boolean | null | undefined>

export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes?: Attributes,
  ...children: Child[]
): HTMLElementTagNameMap[Tag]
export function h(tag: string, attributes?: Attributes, ...children: Child[]): HTMLElement
export function h(tag: string, attributes: Attributes = {}, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'href' && String(value).startsWith('/'))
      element.setAttribute(name, hrefOf(String(value)))
    else if (value === true) element.setAttribute(name, '')
    else if (value !== false && value != null) element.setAttribute(name, String(value))
  }
  append(element, children)
  return element
}

function append(parent: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child == null || child === false) continue
    if (typeof child === 'string' || typeof child === 'number') parent.append(String(child))
    else if (child instanceof Node) parent.append(child)
    else append(parent, child)
  }
}
