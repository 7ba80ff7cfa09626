public import ConsultationCore

extension Action {
  public static let lesionUrgent = Action(
    "A-LESION-URGENT",
    """
    Urgent suspected-skin-cancer pathway: take a photograph, tell the patient, and confirm that \
    the referral was received.
    """,
    when: "same or next working day")

  public static let lesion = Action(
    "A-LESION", "Assessment by a doctor or dermatologist.", when: "within 2 weeks", .policy)

  public static let dermatology = Action(
    "A-DERM",
    "Dermatology opinion (actinic keratosis, melasma, keloid, tram-track marks, granuloma).",
    when: "routine")

  public static let oncology = Action(
    "A-ONC", "Opinion of the oncologist or radiation oncologist.", when: "before any plan")

  public static let injector = Action(
    "A-INJECTOR", "Opinion of the injector or a dermatologist on the permanent filler.",
    when: "before any plan")

  public static let generalPractice = Action(
    "A-GP", "Letter to the general practitioner (healing, general health).", when: "routine")

  public static let allergy = Action(
    "A-ALLERGY", "Allergy clinic or patch test.", when: "before any plan")

  public static let alternative = Action(
    "A-ALTERNATIVE", "Name the right treatment and who does it.", when: "now")

  public static let mentalHealth = Action(
    "A-MH-BDD",
    """
    Mental-health assessment with skills in body dysmorphic disorder, through the general \
    practitioner; agree a follow-up call.
    """,
    when: "letter within 1 week", .policy)

  public static let eatingDisorder = Action(
    "A-GP-ED", "General practitioner or eating-disorder service.", when: "within 1 week", .policy)

  public static let crisisSameDay = Action(
    "A-CRISIS-SAME-DAY",
    """
    Same-day mental-health contact and a safety plan; do not part without a named next contact.
    """,
    when: "today")

  public static let emergencyNow = Action(
    "A-EMERGENCY-NOW",
    """
    Stay with the person, remove means of harm, call the emergency number, and hand over in \
    person.
    """,
    when: "now")

  public static let safeguard = Action(
    "A-SAFEGUARD",
    """
    Safeguarding lead or authority; police if the danger is immediate; do not alert a suspected \
    abuser; keep the note off the patient copy.
    """,
    when: "today")

  public static let safeguardConsider = Action(
    "A-SAFEGUARD-CONSIDER",
    "See the person alone, discuss with the safeguarding lead, and record the decision either way.",
    when: "today")

  /// Actions each once, in the order in which they must be done.
  static func inOrder(_ ids: [ActionID]) -> [ActionID] { all.map(\.id).filter(ids.contains) }

  /// The catalogue of the evidence (4.6) in the order in which the actions must be done: those of
  /// today first.
  public static let all: [Action] = [
    .emergencyNow, .crisisSameDay, .safeguard, .safeguardConsider, .lesionUrgent, .lesion,
    .dermatology, .oncology, .injector, .generalPractice, .allergy, .alternative, .mentalHealth,
    .eatingDisorder,
  ]
}
