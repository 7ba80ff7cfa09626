public import ConsultationCore

// The skin as a whole: colour, marks, ageing, scars, barrier.

extension Question<ItemScores> {
  public static let fitz = Self(
    "fitz",
    QuestionFrame(
      .skin, "phototype items",
      ask: "Eight phototype items, 0 to 4 each?",
      read: """
        I have eight short questions. What colour are your eyes? What was your hair colour before \
        any grey? What colour is skin that the sun never reaches? How many freckles are there? \
        What happens when you stay long in strong sun without protection? Do you tan? How deeply? \
        How does your face react to sun?
        """,
      help: """
        Type eight numbers, for example 2 3 2 2 1 2 2 1.
        F1 Colour of your eyes? 0 light blue, light grey or light green; 1 blue, grey or green; \
        2 hazel or light brown; 3 dark brown; 4 brownish black.
        F2 Natural hair colour (before any grey)? 0 red or sandy red; 1 blond; 2 chestnut or dark \
        blond; 3 dark brown; 4 black.
        F3 Skin that the sun never reaches? 0 pink or very pale; 1 pale; 2 fair with beige or \
        olive tint; 3 light brown; 4 dark brown or black.
        F4 Freckles on skin without sun? 0 many; 1 several; 2 few; 3 a very few; 4 none.
        F5 Long in strong sun without protection: what happens? 0 always burns, blisters, peels; \
        1 often burns, may peel; 2 burns moderately; 3 rarely burns; 4 never burns.
        F6 Do you tan? 0 never; 1 hardly; 2 sometimes; 3 often; 4 always.
        F7 How deeply do you tan? 0 not at all; 1 lightly; 2 moderately; 3 deeply; 4 already \
        deeply coloured.
        F8 How does your face react to sun? 0 very sensitive; 1 sensitive; 2 normal; 3 resistant; \
        4 never had a problem.
        Totals: 0-6 is phototype I, 7-12 II, 13-18 III, 19-24 IV, 25-30 V, 31-32 VI. Phototype \
        describes burning and tanning, not ethnicity.
        """,
      sources: .found(.fitz, says: "eight items; our own wording"),
      .disagrees(.fitzB, .fitzC, says: "ten-item variants with other bands"),
      .memory("self-report is often inaccurate, Eilers et al., JAMA Dermatol 2013")),
    items: 8, scored: 0...4)
}

extension Question<Phototype> {
  public static let clinicianPhototype = Self(
    "clinicianPhototype",
    QuestionFrame(
      .skin, "clinician's phototype",
      ask: "Your own phototype judgement?",
      read: "I am looking at how your skin colour fits what you told me about burning and tanning.",
      help: """
        I always burns, never tans; II usually burns, tans poorly; III sometimes burns, tans \
        gradually; IV rarely burns, tans well; V very rarely burns, brown; VI never burns, deeply \
        pigmented. The darker of your judgement and the questionnaire is used: that is the more \
        cautious choice against dark marks.
        """,
      safety: true, recordOnly: .options(["I", "II", "III"]), sources: .found(.nbk)),
    options: [
      .i: "always burns, never tans", .ii: "usually burns, tans poorly",
      .iii: "sometimes burns, tans gradually", .iv: "rarely burns, tans well",
      .v: "very rarely burns, brown", .vi: "never burns, deeply pigmented",
    ],
    severity: [[.i, .ii, .iii, .iv, .v, .vi]])
}

extension Question<PihHistory> {
  public static let pihHistory = Self(
    "pihHistory",
    QuestionFrame(
      .skin, "tendency to dark marks",
      ask: "After a spot, cut or burn, do dark marks stay?",
      read: "After a spot, a cut or a burn, does a dark mark stay on your skin? For how long?",
      help: """
        PIH is post-inflammatory hyperpigmentation: darkening that stays where skin was inflamed \
        or hurt. Any tendency, at any phototype, brings cautious settings (the PIH package): a \
        pen instead of a roller, shallower, fewer passes, redness only, longer intervals. So does \
        an unknown tendency.
        """,
      safety: true,
      sources: .memory("phototype measures burning and tanning, not PIH"),
      .policy("any tendency brings the cautious settings")),
    options: [
      .none: "no dark marks", .mild: "marks that fade within 3 months",
      .lastingOver3Months: "marks that last over 3 months",
    ],
    severity: [[.none, .mild, .lastingOver3Months]])
}

extension Question<Glogau> {
  public static let glogau = Self(
    "glogau",
    QuestionFrame(
      .skin, "Glogau type",
      ask: "Glogau type?",
      read: "I am looking at your lines and at what the sun has done to your skin over the years.",
      help: """
        The Glogau scale grades photoageing, the change that sun makes in skin.
        I: no wrinkles, early mild pigment change; usually 20s-30s.
        II: wrinkles in motion, early lentigines (flat brown sun spots); late 30s-40s.
        III: wrinkles at rest, telangiectasia (fine visible vessels), dyschromia (uneven colour); \
        50+.
        IV: wrinkles all over, sallow skin, earlier skin cancers possible; 60+. The benefit is \
        limited: check the skin and name the alternatives first.
        """,
      recordOnly: .options(["I", "II", "III"]), sources: .found(.glo)),
    options: [
      .i: "no wrinkles", .ii: "wrinkles in motion", .iii: "wrinkles at rest",
      .iv: "wrinkles all over",
    ],
    severity: [[.i, .ii, .iii, .iv]])
}

extension Question<AcneScarGrade> {
  public static let acneScarGrade = Self(
    "acneScarGrade",
    QuestionFrame(
      .skin, "acne-scar grade",
      ask: "Goodman-Baron grade?",
      read: """
        I am looking at your acne scars from about half a metre, and I will gently stretch the skin.
        """,
      help: """
        The qualitative grade of Goodman and Baron.
        0: none.
        1 macular: flat red, brown or pale marks. This is colour, not contour.
        2 mild: not obvious at 50 cm or more, or covered by make-up or normal beard shadow.
        3 moderate: obvious at 50 cm or more, not easily covered, flattens when skin is stretched.
        4 severe: obvious at 50 cm or more, does not flatten on stretching. Needs combined care.
        """,
      recordOnly: .options(["0", "2", "3"]),
      sources: .found(.gb, says: "Dermatol Surg 2006, PMID 17199653")),
    options: [
      .none: "none", .macular: "flat coloured marks only",
      .mild: "not obvious at 50 cm", .moderate: "obvious, flattens when stretched",
      .severe: "obvious, does not flatten",
    ],
    severity: [[.none, .macular], [.none, .mild, .moderate, .severe]])
}

extension Question<Several<ScarMorphology>> {
  public static let scarMorphology = Self(
    "scarMorphology",
    QuestionFrame(
      .skin, "scar shapes",
      ask: "Scar shapes in the area?",
      read: "I am looking at the shape of any scars in the area you would like treated.",
      help: """
        Choose all that are there.
        Ice-pick: narrow (2 mm or less), deep, V-shaped. Poor response.
        Boxcar: round or oval, U-shaped, sharp edges, 1.5-4 mm wide. Shallow is less than 0.5 mm \
        deep (good response), deep is 0.5 mm or more (partial).
        Rolling: wide (over 4-5 mm), wavy, tethered from below. Good response, better with \
        subcision (cutting the tethers with a needle).
        Hypertrophic: raised, within the wound. A scar service decides first.
        Keloid: raised, beyond the wound; also count one within 5 cm of the area.
        """,
      safety: true, recordOnly: .options(["boxcarShallow", "boxcarDeep", "rolling"]),
      sources: .found(.bha, says: "rolling and boxcar respond better than ice-pick"),
      .found(.juh, says: "reviews hypertrophic and keloid series"),
      .found(.labG, .ifuInt, .inm, says: "keloid"), .memory("sizes: Jacob, JAAD 2001")),
    options: [
      .none: "no scars", .icepick: "ice-pick", .boxcarShallow: "shallow boxcar",
      .boxcarDeep: "deep boxcar", .rolling: "rolling", .hypertrophic: "hypertrophic",
      .keloid: "keloid",
    ])
}

extension Question<Day> {
  public static let scarOrStriaeOnset = Self(
    "scarOrStriaeOnset",
    QuestionFrame(
      .skin, "onset of scar/stretch marks",
      ask: "When did the scar (surgery/injury) or stretch marks to be treated appear?",
      read: """
        Do you want a scar from an operation or injury treated, or stretch marks? When did they \
        appear?
        """,
      help: """
        None if neither is to be treated; acne scars do not count here. Striae are stretch marks. \
        Scars and stretch marks younger than 12 months wait; a surgeon may agree to treat a \
        surgical scar from 6 weeks. Month and year are enough: the last day of the month is used.
        """,
      safety: true,
      sources: .found(.ifuInt, says: "not evaluated before 1 year"),
      .disagrees(.cla, says: "better scores when started at 6-7 weeks, 25 patients")),
    orNone: true)
}

extension Question<BarrierState> {
  public static let barrierState = Self(
    "barrierState",
    QuestionFrame(
      .skin, "skin barrier",
      ask: "Skin barrier today?",
      read: "Does your skin sting with water or cream, flake, feel tight or show cracks today?",
      help: """
        The barrier is the outermost layer that keeps water in and irritants out. Stinging with \
        water or moisturiser, scaling and tightness mean irritated, also after too much \
        exfoliation or a retinoid. Visible cracks or open skin mean broken.
        """,
      safety: true, recordOnly: .options(["intact", "mildDry"]),
      sources: .found(.ifuC, .dp4, says: "open or irritated skin is a contraindication"),
      .policy("7 days calm, 14 days healed")),
    options: [
      .intact: "intact", .mildDry: "slightly dry", .irritated: "stinging, scaling or tight",
      .broken: "cracked or open",
    ],
    severity: [[.intact, .mildDry, .irritated, .broken]])
}
