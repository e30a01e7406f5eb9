/**
 * One script for pages without modules or a bundler: everything inside, the wasm too, under the name
 * `Alongside`; and started by its own tag if that says where the model is.
 *
 *     <script src="alongside.classic.js" data-model="/model.alongside"
 *             data-catalogue="/catalogue.json" data-sources="ga4 jsonld" data-consent="tcf"></script>
 *
 * What must stay true: a tag that names no model does nothing but define.
 */
import { plainBasket } from './adapters/basket.ts'
import { ga4 } from './adapters/ga4.ts'
import { jsonld } from './adapters/jsonld.ts'
import { segment } from './adapters/segment.ts'
import { shopify } from './adapters/shopify.ts'
import { woocommerce } from './adapters/woocommerce.ts'
import { consentMode } from './consent/consent-mode.ts'
import { custom } from './consent/custom.ts'
import { gpc } from './consent/gpc.ts'
import { shopifyConsent } from './consent/shopify.ts'
import { tcf } from './consent/tcf.ts'
import { Visit } from './inline.ts'

export * from './define.ts'
export * from './inline.ts'
export {
  consentMode,
  custom,
  ga4,
  gpc,
  jsonld,
  plainBasket,
  segment,
  shopify,
  shopifyConsent,
  tcf,
  woocommerce,
}

/** What the tag may name. */
const SOURCES = { ga4, jsonld, segment, shopify, woocommerce }
const CONSENTS = { 'consent-mode': consentMode, gpc, shopify: shopifyConsent, tcf }

/** The visit the tag has asked for; `undefined` where it asked for none, or none could be started. */
export const started: Promise<Visit | undefined> = start(globalThis.document?.currentScript)

async function start(tag: Document['currentScript']): Promise<Visit | undefined> {
  const { model, catalogue, sources = '', consent = '' } = tag?.dataset ?? {}
  if (!model || !catalogue) return undefined
  try {
    const visit = await Visit.start({ model, catalogue })
    for (const name of sources.split(' ')) of(SOURCES, name)?.(visit)
    of(CONSENTS, consent)?.(visit)
    return visit
  } catch {
    // The elements have been told, as `alongside-error`; the page has nothing else to hear.
    return undefined
  }
}

function of<Named extends object>(named: Named, name: string): Named[keyof Named] | undefined {
  return Object.hasOwn(named, name) ? named[name as keyof Named] : undefined
}
