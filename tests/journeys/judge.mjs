/**
 * What a journey expects, against what came of it.
 *
 * In: a journey and its outcomes. Out: complaints in words, none when all is as expected.
 * What must stay true: an expectation nobody here knows is a complaint, so none is passed over.
 */

/** @type {Record<string, (wanted: any, outcome: any) => string | undefined>} */
const EXPECTATIONS = {
  shows: (wanted, { slate }) => {
    const missing = wanted.filter(id => !ids(slate).includes(id))
    return missing.length > 0 ? `does not show ${missing}, but ${ids(slate)}` : undefined
  },
  only: (wanted, { slate }) => differ(ids(slate), wanted, 'shows'),
  first: (wanted, { slate }) => differ(ids(slate)[0], wanted, 'shows first'),
  not: (wanted, { slate }) => {
    const found = wanted.filter(id => ids(slate).includes(id))
    return found.length > 0 ? `shows ${found}` : undefined
  },
  most: (wanted, { slate }) =>
    ids(slate).length > wanted ? `shows ${ids(slate).length} and not ${wanted}` : undefined,
  count: (wanted, { slate }) => differ(ids(slate).length, wanted, 'counts'),
  silence: (wanted, { slate }) => differ(slate.silence?.code ?? null, wanted, 'silence is'),
  setting: (wanted, { slate }) => differ(slate.silence?.setting, wanted, 'its setting is'),
  until: (wanted, { slate }) => differ(iso(slate.silence?.until), wanted, 'it ends'),
  withheld: (wanted, { slate }) => {
    const rules = Object.fromEntries(slate.withheld.map(({ id, rule }) => [id, rule]))
    const wrong = Object.entries(wanted).filter(([id, rule]) => rules[id] !== rule)
    return wrong.length > 0
      ? wrong.map(([id, rule]) => `${id} is not withheld by ${rule} but ${rules[id]}`).join('; ')
      : undefined
  },
  withheldUntil: (wanted, { slate }) => {
    const ends = Object.fromEntries(slate.withheld.map(({ id, until }) => [id, iso(until)]))
    const wrong = Object.entries(wanted).filter(([id, end]) => ends[id] !== end)
    return wrong.length > 0
      ? wrong.map(([id, end]) => `${id} is not withheld until ${end} but ${ends[id]}`).join('; ')
      : undefined
  },
  stage: (wanted, { slate }) => differ(slate.stage, wanted, 'stage is'),
  moments: (wanted, { slate }) => differ(slate.moments, wanted, 'moments are'),
  plays: (wanted, { slate }) => each(slate, wanted, one => one.play, 'play'),
  reasons: (wanted, { slate }) => each(slate, wanted, one => one.code, 'reason'),
  anchors: (wanted, { slate }) => each(slate, wanted, one => String(one.anchors), 'anchors'),
  past: (wanted, { slate }) => {
    const found = slate.suggestions.filter(one => one.past).map(one => one.id)
    const is = wanted.length === 0 ? found.length === 0 : wanted.every(id => found.includes(id))
    return is ? undefined : `from before are ${found} and not ${wanted}`
  },
  before: (wanted, { slate }) => {
    const [one, other] = wanted.map(id => ids(slate).indexOf(id))
    return one >= 0 && one < other ? undefined : `${wanted[0]} does not come before ${wanted[1]}`
  },
  fallback: (wanted, { slate }) => differ(slate.fallback, wanted, 'fallback is'),
  mayAsk: (wanted, { slate }) => differ(slate.mayAsk, wanted, 'mayAsk is'),
  choices: (wanted, { choices }) =>
    differ(
      choices.map(({ kind, name }) => (name ? `${kind} ${name}` : kind)),
      wanted,
      'choices are',
    ),
}

export function judge(journey, outcomes) {
  return journey.steps.flatMap((step, place) => {
    const wanted = Object.entries(step.expect ?? {})
    return wanted.flatMap(([name, value]) => {
      const complaint = EXPECTATIONS[name]?.(value, outcomes[place])
      const unknown = name in EXPECTATIONS ? undefined : `nobody knows what "${name}" means`
      const said = complaint ?? unknown
      return said ? [`step ${place + 1} (${step.at}): ${said}`] : []
    })
  })
}

const ids = slate => slate.suggestions.map(one => one.id)
const iso = at => (typeof at === 'number' ? new Date(at).toISOString() : at)

function differ(found, wanted, what) {
  const [is, should] = [JSON.stringify(found), JSON.stringify(wanted)]
  return is === should ? undefined : `${what} ${is} and not ${should}`
}

function each(slate, wanted, read, what) {
  const wrong = Object.entries(wanted).flatMap(([id, value]) => {
    const one = slate.suggestions.find(one => one.id === id)
    const found = one && read(one)
    return found === value ? [] : [`the ${what} of ${id} is ${found} and not ${value}`]
  })
  return wrong.length > 0 ? wrong.join('; ') : undefined
}
