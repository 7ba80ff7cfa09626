public import ConsultationCore

// MARK: - Scars

extension Rule {
  /// A keloid in or near the area.
  public static let rS17 = Rule(
    "R-S17", .exclude, when: Question.scarMorphology.has(.keloid), override: .never,
    advice: "In the area or within 5 cm of it. Refer for keloid care.",
    because: """
      This kind of raised scar grows when the skin is hurt, so needling could make it larger; \
      there is better care for it.
      """,
    rationale: "worsening",
    actions: [.init("A-DERM")],
    evidence: .found(.labG, .ifuInt, .inm))

  /// A hypertrophic scar in the area.
  public static let rS18 = Rule(
    "R-S18", .refer, when: Question.scarMorphology.has(.hypertrophic), override: .specialist,
    advice: "The scar service decides.",
    because: "Raised scars need their own treatment, so a scar specialist should see yours first.",
    rationale: "literature treats some; outside this protocol",
    actions: [.init("A-DERM")],
    evidence: .disagrees(.juh, says: "review includes hypertrophic and keloid series"),
    .design("referral is the conservative choice"))

  /// Ice-pick scars.
  public static let rS19 = Rule(
    "R-S19", .modify, when: Question.scarMorphology.has(.icepick), override: .clinician,
    advice: "Offer TCA CROSS or punch treatment.",
    because: """
      Narrow, deep scars change little with needling, and another treatment may do more for them.
      """,
    rationale: "poor response; offer TCA CROSS / punch",
    evidence: .found(.bha, says: "rolling and boxcar scars respond better than ice-pick scars"),
    .found(.tam))

  /// Severe acne scars.
  public static let rS20 = Rule(
    "R-S20", .modify, when: Question.acneScarGrade.is(.severe), override: .clinician,
    advice: "Combination treatment; quote a lower ceiling.",
    because:
      "Scars like these usually need more than one kind of treatment; needling alone does less.",
    rationale: "needs combination treatment; lower ceiling",
    evidence: .found(.gb), .policy())

  /// Flat acne marks.
  public static let rS21 = Rule(
    "R-S21", .modify, when: Question.acneScarGrade.is(.macular), override: .clinician,
    advice: "Sun protection and topicals first.",
    because: """
      These marks are a change of colour and not of shape, so sun protection and creams come \
      first.
      """,
    rationale: "colour not contour: sun protection/topicals first",
    evidence: .found(.gb), .policy())

  /// A scar or stretch marks younger than a year.
  public static let rS30 = Rule(
    "R-S30", .defer, when: Question.scarOrStriaeOnset.isGiven,
    until: .after(Question.scarOrStriaeOnset, .months(12)),
    override: .specialist,
    advice: "For a surgical scar, a surgeon may agree from 6 weeks on.",
    because: """
      Needling has not been well tested on scars and stretch marks younger than a year, so we give \
      yours time to settle.
      """,
    rationale: "not evaluated <1 y",
    evidence: .found(.ifuInt),
    .disagrees(.cla, says: "better POSAS if started at 6-7 weeks (n = 25)"))
}

// MARK: - Melasma, thin and ageing skin

extension Rule {
  /// Stable melasma in the area.
  public static let rS22 = Rule(
    "R-S22", .modify, when: Question.melasmaInArea.is(.stable), override: .clinician,
    advice: "Depth at most 0.5 mm over it, or leave it out.",
    because:
      "Melasma can darken when the skin is hurt, so we stay very shallow there or leave it out.",
    rationale: "flare/PIH",
    evidence: .policy())

  /// Active melasma in the area.
  public static let rS23 = Rule(
    "R-S23", .defer, when: Question.melasmaInArea.is(.active),
    provided: OpenCondition("stable for 12 weeks under dermatology"),
    override: .specialist,
    because: "Your melasma is active now, and needling could make it darker or bring it back.",
    rationale: "flare/PIH, high recurrence",
    evidence: .found(.sim, says: "high recurrence"), .policy("12 weeks"))

  /// Thin or fragile skin.
  public static let rS24 = Rule(
    "R-S24", .modify, when: Question.thinSkin.is(.yes), override: .clinician,
    advice: "One depth step down (atrophy from steroids or age).",
    because: "Thin skin tears and bruises more easily, so we work less deeply.",
    rationale: "tearing, bruising",
    evidence: .policy())

  /// Wrinkles all over.
  public static let rS31 = Rule(
    "R-S31", .modify, when: Question.glogau.is(.iv), override: .clinician,
    advice: "Limited benefit; check for actinic keratosis and skin cancer; alternatives first.",
    because: """
      On skin with a lot of sun damage needling alone changes little, so we check the skin \
      carefully and talk about other treatments.
      """,
    rationale: "limited benefit; check for AK/cancer; alternatives",
    evidence: .found(.glo), .policy())
}

// MARK: - Areas

extension Condition {
  /// One area alone remains of those chosen: the others are removed anyway (R-S28), and to ask for
  /// more must not make a verdict milder.
  fileprivate static let oneAreaLeft = Question.areas.hasCount(
    1...1, besides: .eyelidInsideRim, .lipVermilion, .genital)
}

extension Rule {
  /// A tattoo, a raised mole, small vessels or a vascular malformation in the area.
  public static let rS25 = Rule(
    "R-S25",
    [
      Grade(
        .exclude,
        when: Question.areaFeatures.has(.portWineHaemangioma) && .oneAreaLeft),
      Grade(
        .modify,
        when: Question.areaFeatures.has(
          .tattooPMU, .raisedMole, .telangiectasia, .portWineHaemangioma)),
    ],
    override: .never,
    advice: """
      Leave out the lesion and 5 mm around it. Leave out an area with a vascular malformation; \
      with several areas, the treatment map is not final until the clinician names those to leave \
      out.
      """,
    because: """
      Needling through coloured, raised or vessel-rich spots can move pigment, make them bleed or \
      hide a change, so we leave them alone.
      """,
    rationale: "pigment displacement, bleeding, masks change",
    evidence: .found(.inm, says: "tattoo and permanent make-up"),
    .found(.osei, says: "raised lesions"))

  /// Irradiated skin.
  public static let rS26 = Rule(
    "R-S26", .refer, when: Question.areaFeatures.has(.irradiated), override: .specialist,
    advice: "The area is excluded unless the specialist agrees.",
    because:
      "Skin that had radiotherapy heals less well for life, so a specialist must agree first.",
    rationale: "permanent healing impairment",
    actions: [.init("A-ONC")],
    evidence: .policy())

  /// A permanent filler in the area.
  public static let rS27 = Rule(
    "R-S27", .refer, when: Question.permanentFiller.is(.yes), override: .specialist,
    advice: "Injector or dermatologist.",
    because: """
      Needling over a permanent filler can cause lumps or infection, so whoever knows it should \
      look first.
      """,
    rationale: "granuloma, infection",
    actions: [.init("A-INJECTOR")],
    evidence: .policy())

  /// Areas that are never needled.
  public static let rS28 = Rule(
    "R-S28",
    [
      Grade(
        .exclude, when: Question.areas.hasOnly(.eyelidInsideRim, .lipVermilion, .genital)),
      Grade(.modify, when: Question.areas.has(.eyelidInsideRim, .lipVermilion, .genital)),
    ],
    override: .never,
    advice: "Area removed.",
    because: """
      Eyelids, the red of the lips and intimate skin are too delicate for needling, so we leave \
      them out.
      """,
    rationale: "label: not inside orbital rim",
    evidence: .found(.ifuC, says: "not inside the orbital rim"), .found(.inm, says: "lips"))

  /// Lymphoedema in the area.
  public static let rS29 = Rule(
    "R-S29",
    [
      Grade(
        .exclude, when: Question.lymphoedemaInArea.is(.yes) && .oneAreaLeft),
      Grade(.modify, when: Question.lymphoedemaInArea.is(.yes)),
    ],
    override: .never,
    advice: """
      Area removed; with several areas, the treatment map is not final until the clinician names \
      those to leave out.
      """,
    because: "Swollen skin with poor drainage catches infection easily, so we leave that area out.",
    rationale: "cellulitis",
    evidence: .policy())
}

// MARK: - Device

extension Rule {
  /// A radiofrequency device.
  public static let rV01 = Rule(
    "R-V01", .refer, when: Question.deviceType.is(.rfPen), override: .never,
    advice: "RF is outside this protocol: no RF plan, depth or energy may be printed.",
    because: """
      Needling with radiofrequency heat carries other risks, such as burns, and needs a \
      consultation of its own.
      """,
    rationale: "burns, fat loss, nerve damage, disfigurement reported",
    actions: [.init("A-ALTERNATIVE")],
    evidence: .found(.rf25), .policy())
}
