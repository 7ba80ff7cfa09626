import ConsultationCore

extension Event.Kind {
  /// The event as far as a typed line decides it; `nil` where it follows from the others.
  var decided: Event.Kind? {
    switch self {
    case .judged, .documented, .appended, .began, .continued, .identified: nil
    case .rejected: .rejected(reason: "")
    case .identifiedSignatory(let field, _): .identifiedSignatory(field, text: "")
    case .overridden(let key, let override):
      .overridden(
        key,
        by: Override(
          reason: override.reason, specialist: override.specialist,
          specialistDay: override.specialistDay, level: .note))
    default: self
    }
  }
}
