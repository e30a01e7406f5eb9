/**
 * The words of sharing, in the languages the package speaks.
 *
 * What must stay true: what is said of a coin, of who receives and of what is never in it is so.
 */
const en = {
  language: 'en',
  title: 'What you may share',
  share: 'Share answers to this shop’s experiments',
  on: 'On. An answer names an experiment, your arm of it and yes or no, which is sometimes the wrong way round by design. The shop’s own page hands it on. There is no name and no number of you in it.',
  off: 'Off. Nothing is shared unless you say so.',
  'asks-for-privacy': 'Off, because your browser asks for privacy.',
  'nothing-remembered': 'Off, because nothing is remembered on this device.',
  'nobody-asks': 'Off: this shop asks for no answers.',
  nothing: 'Nothing has been handed over.',
  handed: 'This was handed over, and nothing else:',
  summary: 'Show my summary',
  whole: 'This is the whole of it. Saving it sends nothing; whom you give it to is up to you.',
  save: 'Save it',
}

const de: typeof en = {
  language: 'de',
  title: 'Was du teilen kannst',
  share: 'Antworten auf Versuche dieses Shops teilen',
  on: 'An. Eine Antwort nennt einen Versuch, deine Gruppe darin und Ja oder Nein, mit Absicht manchmal verkehrt herum. Die Seite des Shops reicht sie weiter. Kein Name und keine Kennung von dir ist darin.',
  off: 'Aus. Ohne dein Ja wird nichts geteilt.',
  'asks-for-privacy': 'Aus, weil dein Browser um Privatsphäre bittet.',
  'nothing-remembered': 'Aus, weil auf diesem Gerät nichts gemerkt wird.',
  'nobody-asks': 'Aus: Dieser Shop fragt nach keinen Antworten.',
  nothing: 'Es wurde nichts weitergereicht.',
  handed: 'Das wurde weitergereicht und sonst nichts:',
  summary: 'Meine Zusammenfassung zeigen',
  whole: 'Das ist alles. Speichern sendet nichts; wem du sie gibst, entscheidest du.',
  save: 'Speichern',
}

const fr: typeof en = {
  language: 'fr',
  title: 'Ce que vous pouvez partager',
  share: 'Partager des réponses aux essais de cette boutique',
  on: 'Activé. Une réponse nomme un essai, votre groupe et oui ou non, parfois inversé à dessein. La page de la boutique la transmet. Elle ne contient ni nom ni identifiant.',
  off: 'Désactivé. Rien n’est partagé sans votre accord.',
  'asks-for-privacy': 'Désactivé, car votre navigateur demande le respect de la vie privée.',
  'nothing-remembered': 'Désactivé, car rien n’est retenu sur cet appareil.',
  'nobody-asks': 'Désactivé : cette boutique ne demande aucune réponse.',
  nothing: 'Rien n’a été transmis.',
  handed: 'Voici ce qui a été transmis, et rien d’autre :',
  summary: 'Voir mon résumé',
  whole: 'C’est tout. L’enregistrer n’envoie rien ; à qui le donner, c’est vous qui décidez.',
  save: 'L’enregistrer',
}

/** The words of a locale's language; English for any other. */
export function sharingWords(locale: string | undefined): typeof en {
  const language = locale?.slice(0, 2)
  if (language === 'de') return de
  return language === 'fr' ? fr : en
}
