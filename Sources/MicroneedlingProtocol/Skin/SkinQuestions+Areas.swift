public import ConsultationCore

// Where needling is wished, and what lies there.

extension Question<Several<Areas>> {
  public static let areas = Self(
    "areas",
    QuestionFrame(
      .skin, "areas wished",
      ask: "Areas wished?",
      read: "Which areas would you like treated?",
      help: """
        Judge each area separately: an area that cannot be treated is removed, and the others \
        stay. The glabella is the skin between the eyebrows; perioral is around the mouth; \
        decollete is the upper chest. Around the eye only the skin outside the bony rim is \
        treated. The lid inside the rim, the red of the lip and genital skin are never treated.
        """,
      safety: true,
      recordOnly: .options([
        "neck", "decollete", "hands", "arms", "abdomen", "flanks", "thighs", "buttocks", "back",
        "shoulders",
      ]),
      sources: .found(.ifuC, says: "not inside the orbital rim"), .found(.inm, says: "lips")),
    options: [
      .forehead: "forehead", .glabella: "between the eyebrows", .temples: "temples",
      .periorbitalOutsideRim: "around the eyes", .nose: "nose",
      .cheeks: "cheeks", .perioral: "around the mouth", .chin: "chin", .jawline: "jawline",
      .neck: "neck", .decollete: "upper chest", .hands: "hands", .arms: "arms",
      .abdomen: "abdomen", .flanks: "flanks", .thighs: "thighs", .buttocks: "buttocks",
      .back: "back", .shoulders: "shoulders", .eyelidInsideRim: "eyelids inside the rim",
      .lipVermilion: "red of the lips", .genital: "genital skin",
    ])
}

extension Question<Several<AreaFeatures>> {
  public static let areaFeatures = Self(
    "areaFeatures",
    QuestionFrame(
      .skin, "features in the area",
      ask: "In the area?",
      read: """
        I am looking for tattoos, moles, visible vessels, birthmarks and rough patches. Was the \
        area ever treated with radiation?
        """,
      help: """
        Choose all that are there. PMU: permanent make-up. Telangiectasia: fine visible vessels. \
        Port-wine stain, haemangioma: birthmarks made of vessels. Actinic keratosis: rough scaly \
        patch on sun-damaged skin that can become a cancer; a doctor treats it first. Irradiated: \
        skin that had radiotherapy, which heals badly for life.
        """,
      safety: true,
      sources: .found(.inm, says: "tattoos, permanent make-up"),
      .found(.osei, says: "raised lesions"), .found(.dp4, .labG, says: "actinic keratosis"),
      .disagrees(.psk, says: "lists actinic keratosis as a treated condition"),
      .policy("irradiated skin")),
    options: [
      .none: "none of these", .tattooPMU: "tattoo or permanent make-up", .raisedMole: "raised mole",
      .telangiectasia: "fine visible vessels",
      .portWineHaemangioma: "port-wine stain or haemangioma",
      .actinicKeratosis: "actinic keratosis", .irradiated: "irradiated skin",
    ])
}

extension Question<MelasmaInArea> {
  public static let melasmaInArea = Self(
    "melasmaInArea",
    QuestionFrame(
      .skin, "melasma",
      ask: "Melasma in the area?",
      read: "Do you have brown patches from hormones or sun there? Are they changing just now?",
      help: """
        Melasma (chloasma): symmetrical brown patches on the face, linked to sun and \
        hormones. Stable means unchanged for the last 12 weeks; active means spreading or \
        darkening. Either brings the cautious settings against dark marks.
        """,
      safety: true,
      sources: .found(.sim, says: "high recurrence"), .policy("12 weeks stable, 0.5 mm at most")),
    options: [.none: "none", .stable: "stable", .active: "spreading or darkening"],
    severity: [[.none, .stable, .active]])
}

extension Question<YesNo> {
  public static let thinSkin = Self(
    "thinSkin",
    QuestionFrame(
      .skin, "thin or fragile skin",
      ask: "Skin thin or fragile there?",
      read: "Does your skin there tear or bruise easily?",
      help: """
        Thinning (atrophy) from age or long use of steroid creams: papery, see-through, easily \
        torn or bruised. The depth goes down one step.
        """,
      sources: .policy("one depth step down")))
}
