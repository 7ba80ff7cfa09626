import ConsultationCore

/// Whether 1.0 mm is reached, which keeps the skin open for longer.
enum AftercareDepth {
  case below, mayReach, reaches

  /// From 1.0 mm on, the first rules hold for two days instead of one.
  static let limit = 1.0

  init(starts: [Double], caps: [Double]) {
    if let shallowest = starts.min(), shallowest >= Self.limit {
      self = .reaches
    } else {
      // Where no depth is proposed, the longer time is the careful one.
      self = (caps.max() ?? Self.limit) >= Self.limit ? .mayReach : .below
    }
  }
}

extension Treatment {
  static func aftercare(
    _ schedule: Schedule?, isPih: Bool, waits: ProtocolWaits, depth: AftercareDepth
  ) -> [Aftercare] {
    guard let visits = schedule?.visits, let first = visits.first else { return [] }
    let words = AftercareWords(
      first: first, visits: visits, patchReadBy: schedule?.testPatch?.readBy, isPih: isPih,
      waits: waits, depth: depth)
    return AftercareRule.all.map { Aftercare(rule: $0, when: words.when($0.timing)) }
  }
}

/// Puts the timing of aftercare into words with dates.
private struct AftercareWords {
  let first: Day
  let visits: [Day]
  /// The day of the first full session where a test patch comes before it.
  let patchReadBy: Day?
  let isPih: Bool
  let waits: ProtocolWaits
  let depth: AftercareDepth

  func when(_ timing: AftercareRule.Timing) -> String {
    switch timing {
    case .until(let days, let deep, let pih):
      let days = isPih ? pih ?? days : days
      return "until " + date(days, deep)
    case .from(let days, let deep): return "from " + date(days, deep)
    case .between(let days, let deep, let end):
      return "from \(date(days, deep)), until \(day(end))"
    case .waits(let all):
      return all.map { "\($0.name): \(words(for: $0))" }.joined(separator: "; ")
    case .always: return "until it has healed"
    }
  }

  private func words(for wait: AftercareRule.Wait) -> String {
    let days = max(waits.days(wait.kept), isPih ? wait.pih ?? 0 : 0)
    guard days > 0 else { return "at once" }
    let usual = first + .days(days)
    if wait.kept == .needling, let patchReadBy, patchReadBy > usual {
      return "from \(patchReadBy.spelledOut), when the test patch has been read"
    }
    guard wait.isBlockedBefore, let free = waits.free(wait.kept, after: visits), free > usual else {
      return "from \(usual.spelledOut)"
    }
    return "from \(free.spelledOut), as your later sessions count too"
  }

  private func date(_ days: Int, _ deep: Int?) -> String {
    guard let deep else { return day(days) }
    switch depth {
    case .below: return hours(days)
    case .reaches: return hours(deep)
    case .mayReach:
      return "\(hours(days)), or \(hours(deep)) where 1.0 mm or more was used"
    }
  }

  private func hours(_ days: Int) -> String { "\(day(days)) (\(days * 24) hours)" }

  private func day(_ days: Int) -> String { (first + .days(days)).spelledOut }
}
