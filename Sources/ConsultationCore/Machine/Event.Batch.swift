extension Event {
  /// The events that came of one typed line, or of something that is no line.
  public struct Batch: Sendable {
    /// The line, where one was typed.
    public let typed: String?
    /// At least one.
    public let events: [Event]

    /// Events cut into lines.
    ///
    /// Each begins with an event that carries a typed line, or that none brings.
    public static func all(of events: some Sequence<Event>) -> [Batch] {
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
}

extension Event.Kind {
  /// Whether it can happen without a typed line.
  fileprivate var standsAlone: Bool {
    switch self {
    case .began, .continued, .paused, .resumed, .rejected, .judged, .documented, .appended: true
    default: false
    }
  }
}
