/**
 * Plays a journey through the package, as `alongside explain --journey` does natively.
 *
 * In: a recommender and a journey. Out: for each step the slate, what the shopper has set, and the bytes kept.
 * What must stay true: no Node in here, for the same file runs in a page; memory goes from step to step as JSON.
 */

/** A memory as each mishap leaves it. */
const MISHAPS = {
  lost: undefined,
  damaged: { version: 2, tier: 'persistent', dismissed: 'all of it' },
  newer: { version: 99 },
  forgotten: undefined,
}

export function play(recommender, journey) {
  let memory
  const { consent: usual = 'persistent', utcOffsetMinutes: home = 0 } = journey
  return journey.steps.map(step => {
    const clock = {
      now: Date.parse(step.at),
      utcOffsetMinutes: step.utcOffsetMinutes ?? home,
      seed: 0,
    }
    const consent = step.consent ?? usual
    if (step.memory) memory = MISHAPS[step.memory]
    for (const feedback of step.do ?? []) {
      memory = recommender.record(memory, feedback, { ...clock, consent })
      memory = JSON.parse(JSON.stringify(memory))
    }
    const slate =
      step.ask && recommender.recommend({ basket: [], consent, ...step.ask }, { ...clock, memory })
    return {
      at: step.at,
      slate: slate ? bare(slate) : null,
      choices: recommender.choices(memory, clock),
    }
  })
}

/** The engine's own part of a slate: without the words and pictures the package adds. */
export function bare(slate) {
  return {
    suggestions: slate.suggestions.map(one => ({
      id: one.id,
      score: one.score,
      kind: one.kind,
      play: one.play,
      confidence: one.confidence,
      code: one.reason.code,
      anchors: one.reason.anchors,
      past: one.reason.past,
      evidence: one.reason.evidence,
      alternatives: one.alternatives,
    })),
    silence: slate.silence && {
      code: slate.silence.code,
      setting: slate.silence.setting,
      until: slate.silence.until,
    },
    withheld: slate.withheld.map(({ id, rule, setting, until }) => ({ id, rule, setting, until })),
    fallback: slate.fallback,
    stage: slate.stage,
    moments: slate.moments,
    mayAsk: slate.mayAsk,
  }
}
