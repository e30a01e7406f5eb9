/**
 * The page of states. In: `?locale=en|de|fr|pseudo`, `?only=` part of a name. Out: every state, drawn, one section each.
 * What must stay true: once `data-state` is `ready`, everything is drawn and nothing moves any more.
 */
import { type Messages, Recommender } from 'alongside'
import 'alongside/define'
import 'alongside/template'
import { de } from 'alongside/messages/de'
import { fr } from 'alongside/messages/fr'
import element from '../alongside/messages/element-en.json' with { type: 'json' }
import core from '../alongside/messages/en.json' with { type: 'json' }
import { catalogue } from './camp.ts'
import { pseudo, pseudoLocale } from './pseudo.ts'
import { StagedVisit } from './staged.ts'
import { type State, states } from './states.ts'

const en = { ...core, ...element }
const languages: Record<string, { locale: string; messages: Messages }> = {
  en: { locale: 'en-GB', messages: en },
  de: { locale: 'de', messages: de },
  fr: { locale: 'fr', messages: fr },
  pseudo: { locale: pseudoLocale, messages: pseudo(en) },
}

async function open(): Promise<void> {
  const query = new URLSearchParams(location.search)
  const language = query.get('locale') ?? 'en'
  const recommender = await Recommender.load({
    model: '/states.alongside',
    catalogue: new TextEncoder().encode(JSON.stringify(catalogue)),
    wasm: '/alongside.wasm',
    ...languages[language],
  })
  if (language === 'pseudo') document.documentElement.dir = 'rtl'
  const wanted = states.filter(({ name }) => name.includes(query.get('only') ?? ''))
  const sections = wanted.map(state => ({ state, section: laid(state) }))
  document.querySelector('main')?.append(...sections.map(({ section }) => section))
  for (const { state, section } of sections) await stage(section, state, recommender)
  document.documentElement.dataset['state'] = 'ready'
}

/** The element as the shop wrote it, with nothing in it yet. */
function laid({ name, element, attributes = {}, contents }: State): HTMLElement {
  const section = document.createElement('section')
  const heading = document.createElement('h2')
  section.className = 'state'
  section.dataset['name'] = heading.textContent = `${element.replace('alongside-', '')}: ${name}`
  const shown = document.createElement(element)
  for (const [key, value] of Object.entries(attributes)) shown.setAttribute(key, value)
  shown.append(...(contents?.() ?? []))
  section.append(heading, shown)
  return section
}

async function stage(section: HTMLElement, state: State, recommender: Recommender) {
  const shown = section.querySelector(state.element)
  if (!shown) return
  shown.visit = new StagedVisit(recommender, state)
  for (const selector of state.pressed ?? []) {
    shown.shadowRoot?.querySelector<HTMLElement>(selector)?.click()
    await answered()
  }
}

/** A press may be answered right after the next frame. */
const answered = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)))

open().catch((failure: unknown) => console.error(failure))
