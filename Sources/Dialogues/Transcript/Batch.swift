import ConsultationCore

/// The events that came of one typed line, or of something that is no line.
struct Batch {
  /// The line, where one was typed.
  let typed: String?
  let events: [Event]

  /// Events cut into lines: each begins with an event that carries a typed line, or that none brings.
  static func all(of events: some Sequence<Event>) -> [Batch] {
    var batches: [[Event]] = []
    for event in events {
      if event.typed != nil || event.kind.standsAlone || batches.isEmpty {
        batches.append([event])
      } else {
        batches[batches.count - 1].append(event)
      }
    }
    return batches.map { Batch(typed: $0[0].typed, events: $0) }
  }
}

extension Event.Kind {
  /// Whether it can happen without a typed line.
  fileprivate var standsAlone: Bool {
    switch self {
    case .began, .paused, .resumed, .rejected, .judged, .documented, .appended: true
    default: false
    }
  }

  /// The event as far as a typed line decides it; `nil` where it follows from the others.
  var decided: Event.Kind? {
    switch self {
    case .judged, .documented, .appended, .began, .identified: nil
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
