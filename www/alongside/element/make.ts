/**
 * Elements from code: no markup is ever parsed, so no title can become markup.
 *
 * Comes in: a tag, attributes, listeners (`onclick` and the like) and children. Goes out: the element.
 * What must stay true: text stays text, under strict policies too.
 */
type Attribute = string | number | boolean | undefined | ((event: Event) => void)

export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value))
  }
  element.append(...children)
  return element
}
