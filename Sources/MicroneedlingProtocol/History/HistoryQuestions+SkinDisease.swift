public import ConsultationCore

// Granulomas, Koebner diseases, eczema, rosacea, cold sores, healing.

extension Question<YesNo> {
  public static let granulomatous = Self(
    "granulomatous",
    QuestionFrame(
      .history, "sarcoidosis or granulomas",
      ask: "Sarcoidosis or granulomas ever?",
      read: "Have you ever had sarcoidosis, or firm lumps that doctors called granulomas?",
      help: """
        A granuloma is a firm knot of defence cells. Count sarcoidosis (granulomas in several \
        organs), widespread granuloma annulare (rings of small bumps) and an earlier lump around \
        foreign material. New ones can appear where skin is hurt.
        """,
      safety: true, sources: .found(.sar, says: "granulomas at sites of trauma")))

  public static let koebnerSeen = Self(
    "koebnerSeen",
    QuestionFrame(
      .history, "new lesions after injury",
      ask: "New lesions where skin was hurt?",
      read: "Have new patches appeared where your skin was scratched, cut or burnt?",
      help: """
        The Koebner phenomenon: the disease appears in skin that was hurt, usually 10 to 20 days \
        later. Needling could set it off.
        """,
      safety: true, when: Question<Several<KoebnerDisease>>.koebnerDisease.hasOther(than: .none),
      sources: .found(.koe, .ifuInt)))

  public static let woundHealingPoor = Self(
    "woundHealingPoor",
    QuestionFrame(
      .history, "poor healing",
      ask: "Wounds that heal badly?",
      read: "Do your wounds heal badly or very slowly?",
      help: "Without a known cause or with one: the cause is assessed before any needling.",
      safety: true, sources: .found(.ifuInt, says: "poor healing not evaluated")))
}

extension Question<Several<KoebnerDisease>> {
  public static let koebnerDisease = Self(
    "koebnerDisease",
    QuestionFrame(
      .history, "psoriasis/vitiligo/lichen planus",
      ask: "Psoriasis, vitiligo or lichen planus?",
      read: "Do you have psoriasis, vitiligo or lichen planus anywhere on your body?",
      help: """
        Choose all that apply, also where the skin is clear now. Psoriasis: red scaly patches. \
        Vitiligo: white patches without pigment. Lichen planus: flat, violet, itchy bumps. All \
        three can appear in skin that was hurt (Koebner phenomenon).
        """,
      safety: true, sources: .found(.koe, .ifuInt, says: "Koebner phenomenon"),
      .found(.vit, says: "vitiligo: 12 months without new lesions"), .policy("6 months")),
    options: [
      .none: "none", .psoriasis: "psoriasis", .vitiligo: "vitiligo",
      .lichenPlanus: "lichen planus",
    ])
}

extension Question<Day> {
  public static let koebnerStableSince = Self(
    "koebnerStableSince",
    QuestionFrame(
      .history, "no new lesions since",
      ask: "No new lesions since?",
      read: "Since when have you had no new patches?",
      help: "The day the last new lesion appeared. Give today if new ones are still coming.",
      when: Question<Several<KoebnerDisease>>.koebnerDisease.hasOther(than: .none),
      sources: .found(.vit, says: "12 months for vitiligo"),
      .policy("6 months for psoriasis and lichen planus")))

  public static let hsvLast = Self(
    "hsvLast",
    QuestionFrame(
      .history, "last cold sore",
      ask: "Last episode ended?",
      read: "When did your last cold sore or facial herpes heal?",
      help: """
        The day the skin had healed. An episode in the last 12 months is discussed with a \
        prescriber; needling waits 14 days after it.
        """,
      when: Question<HsvOrofacial>.hsvOrofacial.is(.pastOver12Months, .recurrent),
      sources: .policy("14 days after the last episode")))
}

extension Question<Eczema> {
  public static let eczema = Self(
    "eczema",
    QuestionFrame(
      .history, "eczema",
      ask: "Eczema?",
      read: "Do you have eczema, or did you have it in the past?",
      help: """
        Eczema (atopic dermatitis) in the area today is recorded under active lesions. Skin with \
        eczema takes up numbing cream faster: contact is shortened to 15-30 minutes.
        """,
      sources: .found(.emlaHK, .ifuInt, says: "shorter contact, irritable skin")),
    options: [
      .none: "none", .historyClear: "in the past, clear now",
      .activeElsewhere: "active outside the area",
    ],
    severity: [[.none, .historyClear, .activeElsewhere]])
}

extension Question<Rosacea> {
  public static let rosacea = Self(
    "rosacea",
    QuestionFrame(
      .history, "rosacea",
      ask: "Rosacea?",
      read: "Do you have rosacea: lasting redness, visible vessels or bumps on your face?",
      help: """
        ETR is erythematotelangiectatic rosacea: flushing, lasting redness and fine vessels. \
        Papulopustular rosacea has bumps and pustules; quiet means none now. Active bumps are \
        recorded under active lesions.
        """,
      sources: .found(.dp4, says: "papulopustular rosacea"), .policy("shallower")),
    options: [
      .none: "none", .etr: "redness and fine vessels",
      .papulopustularQuiescent: "bumps and pustules, quiet now",
    ],
    severity: [[.none, .etr], [.none, .papulopustularQuiescent]])
}

extension Question<HsvOrofacial> {
  public static let hsvOrofacial = Self(
    "hsvOrofacial",
    QuestionFrame(
      .history, "cold sores",
      ask: "Cold sores / facial herpes?",
      read: "Have you ever had cold sores or herpes on your face?",
      help: """
        HSV is the herpes simplex virus; needling near the mouth can wake it. Recurrent means \
        that they come back. A sore that is there today is recorded under active lesions.
        """,
      safety: true, sources: .found(.hsv1, says: "antiviral before resurfacing"),
      .disagrees(.cmac, says: "reactivation rare, no reliable data"),
      .policy("14 days after an episode")),
    options: [
      .never: "never", .pastOver12Months: "more than 12 months ago", .recurrent: "recurrent",
    ],
    severity: [[.never, .pastOver12Months, .recurrent]])
}
