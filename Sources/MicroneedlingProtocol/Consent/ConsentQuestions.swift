public import ConsultationCore

/// The options of `consentDiscussed`.
public enum ConsentDiscussed: String, Choice { case yes, no, partly }

extension Question<ConsentDiscussed> {
  public static let consentDiscussed = Self(
    "consentDiscussed",
    QuestionFrame(
      .consent, "consent discussed",
      ask: "Items C01-C26 discussed and understood?",
      read: "Have we covered everything you need to decide? Is anything still unclear?",
      help: """
        Consent is a conversation, held by the person who will do the treatment, with time to \
        think afterwards. Go through every item that applies and let the patient say it back in \
        their own words. Without a yes there is no signed consent page.
        """,
      safety: true, recordOnly: .everything,
      sources: .found(.gmc, says: "the performer takes the consent; time to reflect"),
      .found(.baaps, says: "time to reflect")),
    options: [
      .yes: "all discussed and understood", .no: "not discussed", .partly: "in part",
    ],
    severity: [[.yes, .partly, .no]])
}

extension Question<YesNo> {
  public static let photoConsent = Self(
    "photoConsent",
    QuestionFrame(
      .consent, "clinical photographs",
      ask: "Clinical photographs agreed?",
      read: "May we take photographs of the area, for your record and to compare later?",
      help: """
        Say what they are for, where they are kept, and that the patient may withdraw. Same light, \
        distance and expression each time; front and both sides at 45°. A no changes nothing in \
        the treatment.
        """,
      recordOnly: .everything, sources: .design("evidence 1.6")),
    graver: .no)
}
