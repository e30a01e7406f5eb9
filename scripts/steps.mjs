/**
 * The pipeline, in order. In: a checkout. Out: what each command needs, built if missing or stale.
 *
 *   prerequisites → npm packages → engine → package
 *                                         ↘
 *                   builder → shop data → model → site → shop; offline
 */
import { builder as buildBuilder } from './steps/builder.mjs'
import { engine as buildEngine } from './steps/engine.mjs'
import { engineScript } from './steps/engine-script.mjs'
import { journeysModel, model } from './steps/model.mjs'
import { npmPackages } from './steps/npm-packages.mjs'
import { offline } from './steps/offline.mjs'
import { npmPackage } from './steps/package.mjs'
import { prerequisites } from './steps/prerequisites.mjs'
import { shop } from './steps/shop.mjs'
import { shopData } from './steps/shop-data.mjs'
import { site } from './steps/site.mjs'

/** Several commands need these; one run does them once. */
export const engine = once(buildEngine)
export const builder = once(buildBuilder)

/** The tools every other step uses. */
export async function prepareTools() {
  await prerequisites()
  await npmPackages()
}

/** target/release/alongside and dist/. */
export async function buildProduct() {
  await engine()
  await engineScript()
  await npmPackage()
  await builder()
}

/** build/shop, ready to be served. */
export async function buildShop() {
  await engine()
  await builder()
  await shopData()
  await model()
  await site()
  await shop()
}

/** build/journeys. */
export async function buildJourneys() {
  await builder()
  await shopData()
  await journeysModel()
}

/** build/offline/alongside.html. */
export async function buildOffline() {
  await engine()
  await builder()
  await shopData()
  await model()
  await offline()
}

/** @param {() => Promise<void>} step */
function once(step) {
  /** @type {Promise<void> | undefined} */
  let done
  return () => {
    done ??= step()
    return done
  }
}
